import { download } from '@/lib/server/door'
import { spendLines, spendRange } from '@/lib/server/money/spend'
import { spendCsv } from '@/lib/server/money/spend-csv'

/** The requests of a range of days as CSV: ?from=2026-11-01&to=2026-11-30. */
export async function GET(request: Request) {
  return download(async (owner) => {
    const range = await spendRange(owner, Object.fromEntries(new URL(request.url).searchParams))
    return {
      name: `shotboard-spend-${range.from}-${range.to}.csv`,
      type: 'text/csv; charset=utf-8',
      body: spendCsv(await spendLines(owner, range)),
    }
  })
}
