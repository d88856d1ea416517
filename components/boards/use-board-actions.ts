'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { toast } from '@/components/ui/toast'
import {
  archiveStoryboard,
  createStoryboard,
  duplicateStoryboard,
  importStoryboard,
  openSample,
  readStoryboard,
  renameStoryboard,
  restoreStoryboard,
} from '@/lib/actions/storyboards'
import { saveStoryboardFile } from '@/lib/editor/storyboard-file'
import { keys } from '@/lib/queries/keys'
import { serverSilent } from '@/lib/queries/server-silent'
import type { ActionResult, StoryboardView } from '@/lib/views'

/** What can be done with storyboards from the home page; each says what happened. */
export function useBoardActions() {
  const router = useRouter()
  const client = useQueryClient()
  const [busy, startTransition] = useTransition()

  async function run<T>(action: () => Promise<ActionResult<T>>): Promise<T | null> {
    const result = await action().catch(() => null)
    if (!result) toast.error(serverSilent)
    else if (!result.ok) toast.error(result.sentence)
    await client.invalidateQueries({ queryKey: keys.storyboards })
    return result?.ok ? result.value : null
  }
  const goTo = (action: () => Promise<ActionResult<StoryboardView>>) =>
    startTransition(async () => {
      const storyboard = await run(action)
      if (storyboard) startTransition(() => router.push(`/storyboards/${storyboard.id}`))
    })

  return {
    busy,
    create: () => goTo(() => createStoryboard({})),
    openSample: () => goTo(() => openSample()),
    rename: async (id: string, title: string) => (await run(() => renameStoryboard({ id, title }))) !== null,
    async duplicate(id: string, title: string) {
      if (await run(() => duplicateStoryboard({ id }))) toast.success(`${title} duplicated`)
    },
    async exportFile(id: string) {
      const storyboard = await run(() => readStoryboard({ id }))
      if (storyboard) saveStoryboardFile(storyboard.document)
    },
    async importFile(file: File) {
      const document = await file
        .text()
        .then(JSON.parse)
        .catch(() => null)
      if (document === null) toast.error(`${file.name} is not a storyboard file.`)
      else goTo(() => importStoryboard({ document }))
    },
    async archive(id: string, title: string) {
      if (!(await run(() => archiveStoryboard({ id })))) return
      toast(`${title} archived`, {
        duration: 8_000,
        action: { label: 'Undo', onClick: () => void run(() => restoreStoryboard({ id })) },
      })
    },
    async restore(id: string, title: string) {
      if (await run(() => restoreStoryboard({ id }))) toast.success(`${title} is back`)
    },
  }
}
