'use client'
import { useQueryClient } from '@tanstack/react-query'
import { toast } from '@/components/ui/toast'
import { remakeElement } from '@/lib/actions/elements'
import { keys } from '@/lib/queries/keys'

/** Asks the queue for a new id; every storyboard that uses the element goes on with it. */
export function useRemake() {
  const client = useQueryClient()
  return async ({ id, name }: { id: string; name: string }) => {
    const result = await remakeElement({ id }).catch(() => null)
    if (result?.ok) toast(`Creating ${name} again. Every scene that uses it follows.`)
    else toast.error(result?.sentence ?? 'The server did not answer. Check that it runs, then try again.')
    await Promise.all([keys.library, keys.queue].map((queryKey) => client.invalidateQueries({ queryKey })))
  }
}
