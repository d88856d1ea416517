import { cloneElement, type ReactElement } from 'react'

export type TooltipSide = 'top' | 'right' | 'bottom' | 'left'

/** Names an icon and its key; `tooltip-host.tsx` shows it. Never the only place of an explanation: touch and reading aloud skip it. */
export function Tooltip({
  label,
  detail,
  keys,
  side = 'bottom',
  children,
}: {
  label: string
  detail?: string
  keys?: string
  side?: TooltipSide
  children: ReactElement
}) {
  const tip = { 'data-tip': label, 'data-tip-detail': detail, 'data-tip-keys': keys, 'data-tip-side': side }
  return cloneElement(children, tip as object)
}
