// Everything that parses or decodes an upload runs here, so that a crash, a leak or an endless loop costs one file, not the server.
import { FilePathSource } from 'mediabunny'
import sharp from 'sharp'
import { MAX_IMAGE_PIXELS } from '@/lib/media/probe-result'
import { readVideo } from '@/lib/media/video-facts'
import { THUMB_SIDE, type DecoderReply, type DecoderRequest } from '@/lib/server/media/decoder-protocol'

// libvips would open SVG, PDF and more by content; only these two are ever let in.
const loaders = ['JpegFile', 'PngFile', 'JpegBuffer', 'PngBuffer']
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: loaders.map((name) => `VipsForeignLoad${name}`) })
sharp.cache(false)

type Ask<T extends DecoderRequest['type']> = Extract<DecoderRequest, { type: T }>
type Result = DecoderReply['result']

async function image({ path, mime, bytes, thumbPath }: Ask<'image'>): Promise<Result> {
  const open = () =>
    sharp(path, { limitInputPixels: MAX_IMAGE_PIXELS, failOn: 'error', sequentialRead: true })
  const { autoOrient } = await open().metadata()
  const thumb = open()
    .autoOrient()
    .resize({ width: THUMB_SIDE, height: THUMB_SIDE, fit: 'inside', withoutEnlargement: true })
  if (thumbPath) await thumb.webp({ quality: 80 }).toFile(thumbPath)
  else await thumb.raw().toBuffer()
  return {
    ok: true,
    facts: { kind: 'image', mime, bytes, width: autoOrient.width, height: autoOrient.height },
  }
}

async function video({ path, mime, bytes }: Ask<'video'>): Promise<Result> {
  const source = new FilePathSource(path, { handleUnhandledError: () => undefined })
  const read = await readVideo(source, { mime, bytes })
  if (read.ok) return read
  return {
    ok: false,
    reason: read.why === 'broken' ? { code: 'damaged', atMs: null } : { code: read.why },
    raw: read.raw,
  }
}

async function answer(request: DecoderRequest): Promise<Result> {
  try {
    return await (request.type === 'image' ? image(request) : video(request))
  } catch (error) {
    const raw = error instanceof Error ? error.message : String(error)
    const isCut = /premature end|end of input|truncated/i.test(raw)
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
