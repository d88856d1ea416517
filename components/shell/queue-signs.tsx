'use client'
import { useEffect, useRef } from 'react'
import { mayNotify } from '@/components/shell/notify-choice'
import { forgetArrived } from '@/lib/editor/press'
import { isRunning, useQueue } from '@/lib/queries/generations'
import { endWords, isOpen } from '@/lib/storyboard/generation-states'
import type { GenerationView } from '@/lib/views'

/** What the tab itself tells: how much runs and what finished, in its title and icon, and a notification if it is wanted. */
export function QueueSigns() {
  const { generations } = useQueue()
  const before = useRef<ReadonlySet<string> | null>(null)
  const finished = useRef(0)
  const running = generations.filter(isRunning)

  useEffect(() => {
    forgetArrived(generations.map(({ clickId }) => clickId))
    const was = before.current
    before.current = new Set(generations.filter(isRunning).map(({ id }) => id))
    const ended = generations.filter(
      ({ id, state }) => was?.has(id) && !isOpen(state) && state !== 'cancelled',
    )
    if (document.hidden) finished.current += ended.length
    if (mayNotify()) ended.forEach(notify)
  }, [generations])

  useEffect(() => {
    const mark = () => {
      if (!document.hidden) finished.current = 0
      sign(running.length, finished.current)
    }
    mark()
    const titles = new MutationObserver(mark)
    titles.observe(document.head, { childList: true, subtree: true, characterData: true })
    document.addEventListener('visibilitychange', mark)
    return () => {
      titles.disconnect()
      document.removeEventListener('visibilitychange', mark)
    }
  }, [running.length])
  return null
}

const PREFIX = /^(?:\(\d+\) |✓ )/
const ICON = 'queue-icon'

/** Idempotent: writes only what differs, so that watching the title for others' changes comes to rest. */
function sign(running: number, finished: number): void {
  const plain = document.title.replace(PREFIX, '')
  const title = running > 0 ? `(${running}) ${plain}` : finished > 0 ? `✓ ${plain}` : plain
  if (plain && document.title !== title) document.title = title
  const href = running > 0 ? '/icons/mark-running.svg' : finished > 0 ? '/icons/mark-finished.svg' : null
  const link = document.getElementById(ICON)
  if (href === null) return link?.remove()
  if (link?.getAttribute('href') === href) return
  link?.remove()
  const made = Object.assign(document.createElement('link'), { id: ICON, rel: 'icon', href })
  document.head.append(made)
}

function notify({
  id,
  kind,
  state,
  sceneNumber,
  takeNumber,
  elementName,
  storyboardId,
  sceneId,
}: GenerationView) {
  const name =
    kind === 'take' ? `Take ${takeNumber} of scene ${sceneNumber ?? '?'}` : `Element ${elementName ?? ''}`
  const words = endWords(name, state)
  // The same tag in every tab: the browser shows one.
  const shown = new Notification(words, { tag: id, icon: '/icons/mark.svg' })
  shown.onclick = () => {
    focus()
    location.assign(
      kind === 'take' ? `/storyboards/${storyboardId}?scene=${sceneId}&take=${id}` : '/elements',
    )
  }
}
