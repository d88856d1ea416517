import { download } from '@/lib/server/door'
import { readEvidence } from '@/lib/server/money/evidence'

type Context = { params: Promise<{ id: string }> }

/** Everything known about one generation, to ask a queue for a refund. No key is in it. */
export async function GET(_request: Request, { params }: Context) {
  return download(async (owner) => {
    const { id } = await params
    const evidence = await readEvidence(owner, id)
    return {
      name: `shotboard-evidence-${id}.json`,
      type: 'application/json; charset=utf-8',
      body: evidence,
    }
  })
}
