'use client'
import { useQueryClient } from '@tanstack/react-query'
import { toast } from '@/components/ui/toast'
import { binAssets, renameAsset, restoreAssets } from '@/lib/actions/assets'
import { keys } from '@/lib/queries/keys'
import { serverSilent } from '@/lib/queries/server-silent'
import type { ActionResult } from '@/lib/views'

/** Writes to the library; a refusal is said in the server's own sentence. */
export function useAssetActions() {
  const client = useQueryClient()
  async function run<T>(action: () => Promise<ActionResult<T>>): Promise<T | null> {
    const result = await action().catch(() => null)
    if (!result) toast.error(serverSilent)
    else if (!result.ok) toast.error(result.sentence)
    await client.invalidateQueries({ queryKey: keys.library })
    return result?.ok ? result.value : null
  }
  async function restore(ids: string[]) {
    const done = await run(() => restoreAssets({ ids }))
    if (done) toast(done.changed === 1 ? 'Restored' : `${done.changed} files restored`)
    return done
  }
  return {
    run,
    restore,
    rename: (id: string, name: string) => run(() => renameAsset({ id, name })),
    async remove(ids: string[], name?: string) {
      const done = await run(() => binAssets({ ids }))
      if (done)
        toast(name ? `${name} deleted` : `${done.changed} files deleted`, {
          duration: 8_000,
          action: { label: 'Undo', onClick: () => void restore(ids) },
        })
      return done
    },
  }
}
