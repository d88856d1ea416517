import type { ReactNode } from 'react'

/** `list` stands above the rows, for what is no pair of name and value. `id` is what links lead to. */
export function Section({
  title,
  id,
  list,
  children,
}: {
  title: string
  id?: string
  list?: ReactNode
  children: ReactNode
}) {
  return (
    <section id={id} className="mt-6 scroll-mt-16">
      <h2 className="mb-2 text-sm font-title">{title}</h2>
      <div className="divide-y divide-line overflow-hidden rounded-card bg-panel shadow-[0_0_0_1px_var(--color-line)]">
        {list}
        <dl className="divide-y divide-line">{children}</dl>
      </div>
    </section>
  )
}

export function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid min-h-11 items-center gap-x-4 gap-y-1 px-3.5 py-2 md:grid-cols-[132px_minmax(0,1fr)]">
      <dt className="text-ink-2">{name}</dt>
      <dd className="min-w-0 [overflow-wrap:anywhere]">{children}</dd>
    </div>
  )
}

export function Code({ children }: { children: ReactNode }) {
  return <code className="rounded-chip bg-field px-1 py-0.5 font-mono text-2xs">{children}</code>
}
