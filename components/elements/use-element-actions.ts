'use client'
import { useQueryClient } from '@tanstack/react-query'
import { toast } from '@/components/ui/toast'
import { payGuard } from '@/components/shell/pay-guard'
import * as actions from '@/lib/actions/elements'
import { keys } from '@/lib/queries/keys'
import { pressOnce } from '@/lib/editor/press'
import { serverSilent } from '@/lib/queries/server-silent'
import type { ActionResult } from '@/lib/views'
import type { ElementView } from '@/lib/views-elements'

/** What can be done with an element after it was made; each says what happened. */
export function useElementActions() {
  const client = useQueryClient()

  async function run<T>(action: () => Promise<ActionResult<T> | null>): Promise<boolean> {
    const result = await action().catch(() => ({ ok: false, sentence: serverSilent }) as const)
    if (result?.ok === false) toast.error(result.sentence)
    await Promise.all(
      [keys.library, keys.elements, keys.queue].map((queryKey) => client.invalidateQueries({ queryKey })),
    )
    return result?.ok === true
  }
  async function restore({ id, name }: ElementView) {
    if (await run(() => actions.restoreElement({ id }))) toast(`${name} is in the library again`)
  }
  return {
    rename: (id: string, name: string) => run(() => actions.renameElement({ id, name })),
    async remake({ id, name }: ElementView) {
      const ask = (options: object) =>
        pressOnce(`remake ${id}`, (clickId) => actions.remakeElement({ id, clickId, ...options }))
      if (await run(() => payGuard(ask))) toast(`Creating ${name} again`)
    },
    async duplicate({ id, name }: ElementView) {
      if (await run(() => actions.duplicateElement({ id }))) toast(`${name} duplicated`)
    },
    async archive(element: ElementView) {
      if (!(await run(() => actions.archiveElement({ id: element.id })))) return
      toast(`${element.name} archived`, {
        action: { label: 'Undo', onClick: () => void restore(element) },
      })
    },
    restore,
  }
}
