'use client'
import type { ReactNode } from 'react'
import * as Radix from 'radix-ui/tooltip'

export type TooltipSide = 'top' | 'right' | 'bottom' | 'left'

export function TooltipProvider({ children }: { children: ReactNode }) {
  return (
    <Radix.Provider delayDuration={400} skipDelayDuration={200}>
      {children}
    </Radix.Provider>
  )
}

/** Names an icon and its key. Never the only place of an explanation: touch and reading aloud skip it. */
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
  children: ReactNode
}) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content side={side} sideOffset={6} collisionPadding={8} className={tip}>
          <span>
            {label}
            {detail && <small className="block text-2xs leading-3.5 font-normal opacity-80">{detail}</small>}
          </span>
          {keys && (
            <kbd className="rounded-[3px] bg-[oklch(0.2_0.01_250)] px-1 font-sans text-[10.5px] leading-4 text-[oklch(0.9_0_0)] light:bg-[oklch(0.36_0.01_250)]">
              {keys}
            </kbd>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
const tip =
  'floats z-50 flex max-w-72 items-center gap-2 rounded-control bg-[oklch(0.96_0.003_250)] px-2 py-[5px] text-xs font-strong text-[oklch(0.2_0.01_250)] shadow-[0_6px_18px_oklch(0_0_0/0.4)] light:bg-[oklch(0.24_0.008_250)] light:text-[oklch(0.98_0_0)]'
