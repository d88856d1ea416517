import { blobUrl, isBlobKey } from '@/lib/server/blob/blob-store'
import { blobs } from '@/lib/server/blob/blobs'
import { notAllowed, refuse } from '@/lib/server/engine/answers'
import { currentFault } from '@/lib/server/engine/faults'

const PIECES = 40

/** `GET .../downloads/<key>`: the file of a request made under a download fault. Once the fault is off it is an ordinary file again. */
export async function faultyDownload(request: Request, key: string): Promise<Response> {
  if (request.method !== 'GET') return notAllowed('GET')
  if (!isBlobKey(key) || !(await blobs().exists(key))) return refuse(404, 'there is no such file')
  const { fault, seconds } = await currentFault()
  if (fault === 'expired-download') return refuse(403, 'this link has expired')
  const { bytes = 0 } = (await blobs().stat(key)) ?? {}
  if (fault !== 'slow-download' || bytes === 0)
    return new Response(null, { status: 302, headers: { location: blobUrl(key) } })
  return new Response(inPieces(key, bytes, (seconds * 1000) / PIECES), {
    headers: { 'content-type': 'video/mp4', 'content-length': String(bytes) },
  })
}

function inPieces(key: string, bytes: number, pauseMs: number): ReadableStream<Uint8Array> {
  const size = Math.ceil(bytes / PIECES)
  let from = 0
  return new ReadableStream({
    async pull(controller) {
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
      const to = Math.min(bytes, from + size) - 1
      const chunks: Buffer[] = []
      for await (const chunk of blobs().stream(key, { from, to })) chunks.push(chunk as Buffer)
      controller.enqueue(new Uint8Array(Buffer.concat(chunks)))
      from = to + 1
      if (from >= bytes) controller.close()
    },
  })
}
