import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { exportPack } from '@/lib/server/elements/pack-export'
import { importPack } from '@/lib/server/elements/pack-import'
import { failure, Refusal, statusOf } from '@/lib/server/errors'
import { currentOwner } from '@/lib/server/owner'
import { requireSession } from '@/lib/server/session'

/** `?ids=a,b`: those elements as one zip. */
export async function servePack(request: Request): Promise<Response> {
  return answered(async () => {
    const ids = (new URL(request.url).searchParams.get('ids') ?? '').split(',').filter(Boolean)
    const { name, body } = await exportPack(currentOwner(), ids)
    const headers = {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'cache-control': 'private, no-store',
    }
    return new Response(Readable.toWeb(body) as unknown as BodyInit, { headers })
  })
}

/** The body is the zip. Answers with the elements that were made of it. */
export async function receivePack(request: Request): Promise<Response> {
  return answered(async () => {
    if (!request.body) throw new Refusal('invalid', 'No file came with the request.')
    const elements = await importPack(currentOwner(), Readable.fromWeb(request.body as ReadableStream))
    return Response.json({ ok: true, value: elements })
  })
}

async function answered(run: () => Promise<Response>): Promise<Response> {
  try {
    await requireSession()
    return await run()
  } catch (error) {
    const problem = failure(error)
    return Response.json(problem, { status: statusOf(problem.code) })
  }
}
