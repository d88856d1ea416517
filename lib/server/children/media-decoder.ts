// Everything that parses or decodes an upload runs here, so that a crash, a leak or an endless loop costs one file, not the server.
import { FilePathSource } from 'mediabunny'
import { readMedia } from '@/lib/media/video-facts'
import type { DecoderReply, DecoderRequest } from '@/lib/server/media/decoder-protocol'
import { fitPicture } from '@/lib/server/media/decoding/fit-picture'
import { allowPictureLoaders } from '@/lib/server/media/decoding/open-picture'
import { lookAtPicture } from '@/lib/server/media/decoding/picture-facts'
import { UnreadableError } from '@/lib/server/media/decoding/unreadable-error'

type Result = DecoderReply['result']

allowPictureLoaders()

async function clip({
  path,
  mime,
  bytes,
  format,
}: Extract<DecoderRequest, { type: 'clip' }>): Promise<Result> {
  const source = new FilePathSource(path, { handleUnhandledError: () => undefined })
  const read = await readMedia(source, { mime, bytes, format })
  if (read.ok) return read
  return {
    ok: false,
    reason: read.why === 'broken' ? { code: 'damaged', atMs: null } : { code: read.why },
    raw: read.raw,
  }
}

async function answer(request: DecoderRequest): Promise<Result> {
  try {
    switch (request.type) {
      case 'image':
        return await lookAtPicture(request)
      case 'fit':
        return await fitPicture(request)
      case 'clip':
        return await clip(request)
    }
  } catch (error) {
    const raw = error instanceof Error ? error.message : String(error)
    if (error instanceof UnreadableError) return { ok: false, reason: error.reason, raw }
    const isCut = /premature end|end of input|truncated|end of file|not enough data/i.test(raw)
    return {
      ok: false,
      reason: isCut ? { code: 'cut', missingBytes: null } : { code: 'damaged', atMs: null },
      raw,
    }
  }
}

process.on('message', (request: DecoderRequest) => {
  void answer(request).then((result) => process.send?.({ id: request.id, result } satisfies DecoderReply))
})
process.on('disconnect', () => process.exit(0))
process.send?.('awake')
