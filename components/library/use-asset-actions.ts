'use client'
import { useQueryClient } from '@tanstack/react-query'
import { toast } from '@/components/ui/toast'
import { deleteAsset, dismissUpload, renameAsset } from '@/lib/actions/assets'
import { keys } from '@/lib/queries/keys'
import type { ActionResult } from '@/lib/views'

const lost = 'The server did not answer. Check that it runs, then try again.'

/** Writes to the library; a refusal is said in the server's own sentence. */
export function useAssetActions() {
  const client = useQueryClient()
  async function run<T>(action: () => Promise<ActionResult<T>>): Promise<boolean> {
    const result = await action().catch(() => null)
    if (!result) toast.error(lost)
    else if (!result.ok) toast.error(result.sentence)
    await client.invalidateQueries({ queryKey: keys.library })
    return result?.ok === true
  }
  return {
    rename: (id: string, name: string) => run(() => renameAsset({ id, name })),
    async remove(id: string, name: string) {
      if (await run(() => deleteAsset({ id }))) toast(`${name} deleted`)
    },
    dismiss: (id: string) => run(() => dismissUpload({ id })),
  }
}
