import { formatMoney } from '@/lib/storyboard/price'
import type { SpendRow } from '@/lib/views-money'

const head = 'h-[30px] px-3.5 text-2xs font-medium text-ink-3'
const cell = 'h-9 border-t border-line px-3.5'

export function SpendTable({ title, rows }: { title: string; rows: readonly SpendRow[] }) {
  return (
    <section className="mt-7">
      <h2 className="mb-2 text-sm font-title">{title}</h2>
      {rows.length === 0 ? (
        <p className="text-ink-3">Nothing was sent in these days.</p>
      ) : (
        <div className="overflow-x-auto rounded-card bg-panel shadow-[0_0_0_1px_var(--color-line)]">
          <table className="w-full table-fixed border-collapse" aria-label={title}>
            <thead>
              <tr>
                <th className={`${head} w-2/5 text-left`}>Name</th>
                <th className={`${head} text-right`}>Requests</th>
                <th className={`${head} text-right max-md:hidden`}>Estimated</th>
                <th className={`${head} text-right max-md:hidden`}>Reserved</th>
                <th className={`${head} text-right`}>Charged</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.key} className="hover:bg-hover">
                  <th scope="row" className={`${cell} text-left font-normal [overflow-wrap:anywhere]`}>
                    {row.name}
                  </th>
                  <td className={`${cell} text-right`}>{row.requests}</td>
                  <td className={`${cell} text-right text-ink-2 max-md:hidden`}>
                    {formatMoney(row.estimated)}
                  </td>
                  <td className={`${cell} text-right text-ink-2 max-md:hidden`}>
                    {formatMoney(row.reserved)}
                  </td>
                  <td className={`${cell} text-right font-strong`}>
                    {formatMoney(row.actual)}
                    {row.unknown > 0 && (
                      <span className="block text-2xs font-normal text-warn">and {row.unknown} unknown</span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
