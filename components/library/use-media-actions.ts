'use client'
import { useMemo, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { toast } from '@/components/ui/toast'
import { downloadZip } from '@/components/library/download-zip'
import { useAssetActions } from '@/components/library/use-asset-actions'
import type { Selection } from '@/components/library/use-selection'
import { favourAssets, moveAssets, purgeAssets, tagAssets } from '@/lib/actions/assets'
import { deleteFolder, makeFolder, moveFolder, renameFolder } from '@/lib/actions/folders'
import type { AssetSearch } from '@/lib/media/asset-search'
import { fetchAssetIds } from '@/lib/queries/assets'
import { keys } from '@/lib/queries/keys'
import { serverSilent } from '@/lib/queries/server-silent'

const files = (count: number) => (count === 1 ? '1 file' : `${count} files`)

/** Everything the media page does to files and folders; `said` is the last result, for a live region. */
export function useMediaActions({ selection, search }: { selection: Selection; search: AssetSearch }) {
  const client = useQueryClient()
  const { run, remove, restore, rename } = useAssetActions()
  const [said, say] = useState('')
  const actions = useMemo(() => {
    const tell = (sentence: string) => {
      say(sentence)
      toast(sentence)
    }
    async function runMany(
      verb: () => Promise<{ changed: number } | null>,
      sentence: (count: string) => string,
    ) {
      const done = await verb()
      if (done) tell(sentence(files(done.changed)))
    }
    return {
      rename,
      async remove(ids: string[], name?: string) {
        const done = await remove(ids, name)
        if (!done) return
        say(`${name ?? files(done.changed)} deleted`)
        selection.clear()
      },
      async restore(ids: string[]) {
        const done = await restore(ids)
        if (!done) return
        say(`${files(done.changed)} restored`)
        selection.clear()
      },
      purge: (ids: string[] | 'all') =>
        runMany(
          async () => {
            const done = await run(() => purgeAssets({ ids }))
            await client.invalidateQueries({ queryKey: keys.storage })
            selection.clear()
            return done
          },
          (count) => `${count} deleted for good`,
        ),
      tag: (ids: string[], add: string[], removed: string[]) =>
        runMany(
          () => run(() => tagAssets({ ids, add, remove: removed })),
          (count) => (add.length > 0 ? `${count} tagged ${add.join(', ')}` : `Tag taken off ${count}`),
        ),
      move: (ids: string[], folderId: string | null, name: string) =>
        runMany(
          () => run(() => moveAssets({ ids, folderId })),
          (count) => `${count} moved to ${name}`,
        ),
      favour: (ids: string[], favourite: boolean) =>
        runMany(
          () => run(() => favourAssets({ ids, favourite })),
          (count) => (favourite ? `${count} marked as favourite` : `${count} no longer favourite`),
        ),
      download: (ids: string[]) => downloadZip(ids),
      async selectAll() {
        try {
          const ids = await fetchAssetIds(search)
          selection.set(ids)
          say(`${files(ids.length)} selected`)
        } catch {
          toast.error(serverSilent)
        }
      },
      makeFolder: (name: string, parentId: string | null) => run(() => makeFolder({ name, parentId })),
      renameFolder: (id: string, name: string) => run(() => renameFolder({ id, name })),
      moveFolder: (id: string, parentId: string | null) => run(() => moveFolder({ id, parentId })),
      deleteFolder: (id: string) => run(() => deleteFolder({ id })),
    }
  }, [client, run, remove, restore, rename, selection, search])
  return { actions, said }
}
export type MediaActions = ReturnType<typeof useMediaActions>['actions']
