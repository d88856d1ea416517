import { failure, statusOf } from '@/lib/server/errors'
import { currentOwner } from '@/lib/server/owner'
import { requireSession } from '@/lib/server/session'

/** `bytes` is the length of the body where it is known before. */
export type Download = { name: string; type: string; bytes: number | null; body: ReadableStream<Uint8Array> }

/** The way in for a download that is asked for with a form. Once it has begun, what fails breaks the connection off. */
export async function downloadForm(
  request: Request,
  verb: (owner: string, form: FormData) => Promise<Download>,
): Promise<Response> {
  try {
    await requireSession()
    const { name, type, bytes, body } = await verb(currentOwner(), await request.formData())
    return new Response(body, {
      headers: {
        'content-type': type,
        'content-disposition': `attachment; filename="${asciiOf(name)}"; filename*=UTF-8''${encoded(name)}`,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        ...(bytes !== null && { 'content-length': String(bytes) }),
      },
    })
  } catch (error) {
    const problem = failure(error)
    return Response.json(problem, { status: statusOf(problem.code) })
  }
}

const asciiOf = (name: string) => name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
const encoded = (name: string) =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
