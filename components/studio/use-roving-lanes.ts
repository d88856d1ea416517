'use client'
import { useMemo, type FocusEvent, type KeyboardEvent, type RefObject } from 'react'
import { focusedByPointer } from '@/lib/editor/focus'

const lanes = ['scenes', 'shots', 'boundaries', 'lengths', 'takes'] as const

/** The timeline is one tab stop: arrow keys go from block to block (← →) and lane to lane (↑ ↓). Blocks carry `data-lane`. */
export function useRovingLanes(content: RefObject<HTMLElement | null>) {
  return useMemo(() => {
    const all = (lane: string) => [
      ...(content.current?.querySelectorAll<HTMLElement>(`[data-lane="${lane}"]`) ?? []),
    ]
    function enter() {
      const block =
        content.current?.querySelector<HTMLElement>('[data-lane="shots"][aria-pressed="true"]') ??
        all('shots')[0]
      block?.focus()
    }
    function onFocus({ target, currentTarget: home }: FocusEvent<HTMLElement>) {
      // A press on nothing leaves the arrow keys to the film.
      if (target === home) return focusedByPointer(home) ? undefined : enter()
      home.tabIndex = -1
      if (target.dataset.lane) target.tabIndex = 0
    }
    function onBlur({ target, currentTarget: home, relatedTarget }: FocusEvent<HTMLElement>) {
      if (target.dataset.lane) target.tabIndex = -1
      if (!home.contains(relatedTarget)) home.tabIndex = 0
    }
    function onKeyDown(event: KeyboardEvent<HTMLElement>) {
      const here = event.target
      if (!(here instanceof HTMLElement) || event.defaultPrevented || hasModifier(event)) return
      const lane = here.dataset.lane
      if (!lane || focusedByPointer(here)) return
      const next =
        event.key === 'ArrowLeft' || event.key === 'ArrowRight'
          ? beside(all(lane), here, event.key === 'ArrowRight' ? 1 : -1)
          : event.key === 'ArrowUp' || event.key === 'ArrowDown'
            ? across(lane, here, event.key === 'ArrowDown' ? 1 : -1, all)
            : undefined
      if (next === undefined) return
      event.preventDefault()
      next?.focus()
      next?.scrollIntoView({ inline: 'nearest', block: 'nearest' })
    }
    return { tabIndex: 0, onFocus, onBlur, onKeyDown }
  }, [content])
}

const hasModifier = (event: KeyboardEvent) => event.altKey || event.ctrlKey || event.metaKey || event.shiftKey

function beside(blocks: readonly HTMLElement[], here: HTMLElement, step: 1 | -1): HTMLElement | null {
  return blocks[blocks.indexOf(here) + step] ?? null
}
/** The block of the next lane that has any, nearest in time. */
function across(
  lane: string,
  here: HTMLElement,
  step: 1 | -1,
  all: (lane: string) => HTMLElement[],
): HTMLElement | null {
  const x = here.getBoundingClientRect().left
  let index = lanes.findIndex((name) => name === lane) + step
  for (; index >= 0 && index < lanes.length; index += step) {
    const away = (block: HTMLElement) => Math.abs(block.getBoundingClientRect().left - x)
    const blocks = all(lanes[index] ?? '')
    if (blocks.length > 0) return blocks.reduce((best, block) => (away(block) < away(best) ? block : best))
  }
  return null
}
