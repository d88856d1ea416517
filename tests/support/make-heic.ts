import { execFile } from 'node:child_process'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)
const ffmpeg = process.env.FFMPEG_PATH ?? 'ffmpeg'

type Heic = {
  width: number
  height: number
  /** Quarter turns, as a camera writes them. */
  turns?: 0 | 1 | 2 | 3
  /** What `ispe` says instead of the truth. */
  claims?: { width: number; height: number }
}

/** An HEIC picture: one HEVC key frame, wrapped as a still. Nothing on a plain machine writes the format, so the boxes are written here. */
export async function makeHeic(target: string, { width, height, turns = 0, claims }: Heic): Promise<void> {
  const clip = `${target}.mp4`
  await run(ffmpeg, [
    ...['-nostdin', '-v', 'error', '-y', '-f', 'lavfi', '-i', `testsrc2=size=${width}x${height}:rate=1`],
    ...[
      '-frames:v',
      '1',
      '-c:v',
      'libx265',
      '-x265-params',
      'log-level=error:keyint=1',
      '-pix_fmt',
      'yuv420p',
    ],
    ...['-tag:v', 'hvc1', '-f', 'mp4', clip],
  ])
  const data = await readFile(clip)
  await rm(clip)
  const config = boxAt(data, data.indexOf('hvcC') - 4)
  const media = boxAt(data, data.indexOf('mdat') - 4).subarray(8)
  await writeFile(target, wrap(config, media, { ...(claims ?? { width, height }), turns }))
}

function wrap(
  config: Buffer,
  media: Buffer,
  { width, height, turns }: { width: number; height: number; turns: number },
) {
  const ftyp = box('ftyp', text('heic'), u32(0), text('mif1'), text('heic'))
  const properties = box(
    'ipco',
    config,
    full('ispe', u32(width), u32(height)),
    box('irot', Buffer.from([turns])),
  )
  const meta = (offset: number) =>
    full(
      'meta',
      full('hdlr', u32(0), text('pict'), Buffer.alloc(13)),
      full('pitm', u16(1)),
      full('iinf', u16(1), full('infe', u16(1), u16(0), text('hvc1'), Buffer.alloc(1)).fill(2, 8, 9)),
      box('iprp', properties, full('ipma', u32(1), u16(1), Buffer.from([3, 0x81, 2, 0x83]))),
      full('iloc', Buffer.from([0x44, 0]), u16(1), u16(1), u16(0), u16(1), u32(offset), u32(media.length)),
    )
  const offset = ftyp.length + meta(0).length + 8
  return Buffer.concat([ftyp, meta(offset), box('mdat', media)])
}

function boxAt(data: Buffer, at: number): Buffer {
  return data.subarray(at, at + data.readUInt32BE(at))
}
function box(type: string, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts)
  return Buffer.concat([u32(body.length + 8), text(type), body])
}
const full = (type: string, ...parts: Buffer[]) => box(type, u32(0), ...parts)
const text = (letters: string) => Buffer.from(letters, 'latin1')
function u32(value: number): Buffer {
  const data = Buffer.alloc(4)
  data.writeUInt32BE(value)
  return data
}
function u16(value: number): Buffer {
  const data = Buffer.alloc(2)
  data.writeUInt16BE(value)
  return data
}
