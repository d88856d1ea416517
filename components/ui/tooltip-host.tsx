'use client'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { placeTip, type TipSide } from '@/components/ui/place-tip'

const DELAY_MS = 400
/** From one tip to the next there is no delay. */
const NEXT_MS = 200
/** Time to go from the thing to its tip. */
const LEAVE_MS = 120
const ID = 'tooltip'

const tipOf = (target: EventTarget | null) =>
  target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null

/** One tip for the whole page: it watches what has `data-tip` under the pointer or in the focus. */
export function TooltipHost() {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  useEffect(() => watch(setAnchor), [])
  return anchor && <Tip anchor={anchor} />
}

function Tip({ anchor }: { anchor: HTMLElement }) {
  const box = useRef<HTMLDivElement>(null)
  const { tip = '', tipDetail, tipKeys, tipSide } = anchor.dataset
  useLayoutEffect(() => {
    if (box.current) placeTip(box.current, anchor, (tipSide ?? 'bottom') as TipSide)
  })
  useEffect(() => {
    const before = anchor.getAttribute('aria-describedby')
    if (anchor.getAttribute('aria-label') === tip && !tipDetail) return
    anchor.setAttribute('aria-describedby', before ? `${before} ${ID}` : ID)
    return () => {
      if (before) anchor.setAttribute('aria-describedby', before)
      else anchor.removeAttribute('aria-describedby')
    }
  }, [anchor, tip, tipDetail])
  return (
    <div
      ref={box}
      id={ID}
      role="tooltip"
      data-tip-box
      className="fixed z-50 flex w-max max-w-72 items-center gap-2 rounded-control bg-[oklch(0.96_0.003_250)] px-2 py-[5px] text-xs font-strong text-[oklch(0.2_0.01_250)] shadow-[0_6px_18px_oklch(0_0_0/0.4)] light:bg-[oklch(0.24_0.008_250)] light:text-[oklch(0.98_0_0)]"
    >
      <span>
        {tip}
        {tipDetail && (
          <small className="block text-2xs leading-3.5 font-normal opacity-80">{tipDetail}</small>
        )}
      </span>
      {tipKeys && (
        <kbd className="rounded-[3px] bg-[oklch(0.2_0.01_250)] px-1 font-sans text-[10.5px] leading-4 text-[oklch(0.9_0_0)] light:bg-[oklch(0.36_0.01_250)]">
          {tipKeys}
        </kbd>
      )}
    </div>
  )
}

/** Shows after a rest of the pointer or at once for the keyboard; a press, Escape and scrolling hide. Returns how to stop. */
function watch(show: (anchor: HTMLElement | null) => void): () => void {
  let shown: HTMLElement | null = null
  let waiting: ReturnType<typeof setTimeout> | undefined
  let hiddenAt = -Infinity
  const set = (next: HTMLElement | null) => {
    clearTimeout(waiting)
    if (next === shown) return
    if (shown) hiddenAt = performance.now()
    shown = next
    show(next)
  }
  const later = (next: HTMLElement | null, ms: number) => {
    clearTimeout(waiting)
    waiting = setTimeout(() => set(next?.isConnected ? next : null), ms)
  }
  const over = ({ target, pointerType }: PointerEvent) => {
    if (pointerType === 'touch') return
    const tip = tipOf(target)
    const inside = target instanceof Element && target.closest('[data-tip-box]') !== null
    if (inside || (tip && tip === shown)) clearTimeout(waiting)
    else if (!tip) later(null, LEAVE_MS)
    else later(tip, shown || performance.now() - hiddenAt < NEXT_MS ? 0 : DELAY_MS)
  }
  const focus = ({ target }: FocusEvent) => {
    if (target instanceof Element && target.matches(':focus-visible')) set(tipOf(target))
  }
  const hide = () => set(null)
  const key = ({ key: pressed }: KeyboardEvent) => pressed === 'Escape' && set(null)
  const listeners = [
    ['pointerover', over],
    ['focusin', focus],
    ['focusout', hide],
    ['pointerdown', hide],
    ['click', hide],
    ['scroll', hide],
    ['keydown', key],
  ] as const
  for (const [type, run] of listeners) document.addEventListener(type, run as EventListener, true)
  const left = () => later(null, LEAVE_MS)
  document.documentElement.addEventListener('pointerleave', left)
  const already = document.querySelector<HTMLElement>('[data-tip]:hover')
  if (already) later(already, DELAY_MS)
  return () => {
    clearTimeout(waiting)
    for (const [type, run] of listeners) document.removeEventListener(type, run as EventListener, true)
    document.documentElement.removeEventListener('pointerleave', left)
  }
}
