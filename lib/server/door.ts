import type { ZodType } from 'zod'
import { answer, failure, parseInput, statusOf } from '@/lib/server/errors'
import { currentOwner } from '@/lib/server/owner'
import { requireSession } from '@/lib/server/session'
import type { ActionResult } from '@/lib/views'

/** The way in for every server action: session, input, verb; whatever happens becomes a value. */
export function act<I, O>(
  schema: ZodType<I>,
  input: unknown,
  verb: (owner: string, input: I) => Promise<O>,
): Promise<ActionResult<O>> {
  return answer(async () => {
    await requireSession()
    return verb(currentOwner(), parseInput(schema, input))
  })
}

/** The way in for polled views. `tag` is one cheap query that changes whenever the view would: when the caller has that one already, the answer is 304. */
export async function poll<T>(
  request: Request,
  read: { tag: (owner: string) => Promise<string>; view: (owner: string) => Promise<T> },
): Promise<Response> {
  try {
    await requireSession()
    const owner = currentOwner()
    const etag = `W/"${await read.tag(owner)}"`
    const headers = { etag, 'cache-control': 'private, no-cache' }
    if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers })
    return Response.json(await read.view(owner), { headers })
  } catch (error) {
    const problem = failure(error)
    return Response.json(problem, { status: statusOf(problem.code) })
  }
}

/** The query of an address, checked. */
export function queryOf<T>(request: Request, schema: ZodType<T>): T {
  return parseInput(schema, Object.fromEntries(new URL(request.url).searchParams))
}

/** The way in for files made on the spot. `name` is what the browser saves it as. */
export async function download(
  make: (owner: string) => Promise<{ name: string; type: string; body: string }>,
): Promise<Response> {
  try {
    await requireSession()
    const { name, type, body } = await make(currentOwner())
    return new Response(body, {
      headers: {
        'content-type': type,
        'content-disposition': `attachment; filename="${name.replaceAll(/[^\w .-]/g, '')}"`,
        'cache-control': 'private, no-store',
      },
    })
  } catch (error) {
    const problem = failure(error)
    return Response.json(problem, { status: statusOf(problem.code) })
  }
}
