import { useId, type ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'

/** A part of the inspector: a 36 px heading, 32 in a low window, then rows 8 px apart. */
export function InspectorSection({
  title,
  aside,
  last = false,
  children,
}: {
  title: ReactNode
  aside?: ReactNode
  last?: boolean
  children: ReactNode
}) {
  const id = useId()
  return (
    <section
      aria-labelledby={id}
      className={classNames('shrink-0 pb-3 short:pb-2', !last && 'border-b border-line')}
    >
      <div className="flex h-9 items-center gap-1.5 pr-2 pl-3.5 short:h-8">
        <h2 id={id} className="flex min-w-0 flex-1 items-baseline gap-1.5 font-title">
          {title}
        </h2>
        {aside}
      </div>
      <div className="grid gap-2 px-3.5">{children}</div>
    </section>
  )
}

/** A label of 76 px and its control. The control names itself. */
export function PropRow({ label, field, children }: { label: string; field?: string; children: ReactNode }) {
  return (
    <div className="grid min-h-control grid-cols-[76px_minmax(0,1fr)] items-center" data-field={field}>
      <span aria-hidden="true" className="text-ink-2">
        {label}
      </span>
      <div className="flex min-w-0 items-center gap-2">{children}</div>
    </div>
  )
}

/** A value that a rule decides, with the reason. */
export function GivenValue({ label, value, why }: { label: string; value: string; why: string }) {
  return (
    <>
      <span className="flex h-control w-16 items-center justify-end rounded-control bg-field px-2">
        <span className="sr-only">{label}: </span>
        {value}
      </span>
      <span className="text-2xs leading-[15px] text-ink-3">{why}</span>
    </>
  )
}
