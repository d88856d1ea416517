export type TipSide = 'top' | 'right' | 'bottom' | 'left'

const GAP = 6
const EDGE = 8
const across = { top: 'bottom', bottom: 'top', left: 'right', right: 'left' } as const

/** Puts a fixed box beside `anchor`, on the other side where there is no room, and never beyond the window. */
export function placeTip(box: HTMLElement, anchor: Element, side: TipSide): void {
  const at = anchor.getBoundingClientRect()
  const { offsetWidth: width, offsetHeight: height } = box
  const room = {
    top: at.top,
    bottom: innerHeight - at.bottom,
    left: at.left,
    right: innerWidth - at.right,
  }
  const needed = (side === 'top' || side === 'bottom' ? height : width) + GAP + EDGE
  const other = across[side]
  const on = room[side] < needed && room[other] > room[side] ? other : side
  const middle = { x: at.left + (at.width - width) / 2, y: at.top + (at.height - height) / 2 }
  const x = on === 'left' ? at.left - GAP - width : on === 'right' ? at.right + GAP : middle.x
  const y = on === 'top' ? at.top - GAP - height : on === 'bottom' ? at.bottom + GAP : middle.y
  box.style.left = `${inside(x, width, innerWidth)}px`
  box.style.top = `${inside(y, height, innerHeight)}px`
}

function inside(from: number, size: number, whole: number): number {
  return Math.max(EDGE, Math.min(from, whole - size - EDGE))
}
