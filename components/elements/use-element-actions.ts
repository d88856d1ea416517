'use client'
import { useQueryClient } from '@tanstack/react-query'
import { toast } from '@/components/ui/toast'
import { archiveElement, renameElement, retryElement } from '@/lib/actions/elements'
import { keys } from '@/lib/queries/keys'
import type { ActionResult, ElementView } from '@/lib/views'

const lost = 'The server did not answer. Check that it runs, then try again.'

/** What can be done with an element after it was made; each says what happened. */
export function useElementActions() {
  const client = useQueryClient()

  async function run<T>(action: () => Promise<ActionResult<T>>): Promise<boolean> {
    const result = await action().catch(() => null)
    if (!result) toast.error(lost)
    else if (!result.ok) toast.error(result.sentence)
    await Promise.all([
      client.invalidateQueries({ queryKey: keys.library }),
      client.invalidateQueries({ queryKey: keys.queue }),
    ])
    return result?.ok === true
  }
  return {
    rename: (id: string, name: string) => run(() => renameElement({ id, name })),
    async retry(element: ElementView) {
      if (await run(() => retryElement({ id: element.id }))) toast(`Creating ${element.name} again`)
    },
    async archive(element: ElementView) {
      if (await run(() => archiveElement({ id: element.id }))) toast(`${element.name} archived`)
    },
  }
}
