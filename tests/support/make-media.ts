import { execFile } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { fileURLToPath } from 'node:url'
import { makeHeic } from '@/tests/support/make-heic'
import { pngBomb } from '@/tests/support/png-bomb'
import sharp from 'sharp'
import { editBox } from '@/tests/support/mp4-boxes'

const run = promisify(execFile)
const ffmpeg = process.env.FFMPEG_PATH ?? 'ffmpeg'
const version = createHash('sha256')
  .update(readFileSync(fileURLToPath(import.meta.url)))
  .digest('hex')
  .slice(0, 12)
/** Made once per machine and version of this file: the suite reads, never writes, what is here. */
const folder = path.join(tmpdir(), `shotboard-media-${version}`)

type Make = (target: string) => Promise<unknown>

function noise(width: number, height: number, seed = 'a'): Buffer {
  const block = createHash('sha512').update(seed).digest()
  return Buffer.alloc(width * height * 3, Buffer.concat([block, block.subarray(0, 37)]))
}
const picture = (width: number, height: number) =>
  sharp(noise(width, height, `${width}x${height}`), { raw: { width, height, channels: 3 } })

const clip =
  (seconds: number, source: string, ...options: string[]): Make =>
  (target) =>
    run(ffmpeg, [
      ...['-nostdin', '-v', 'error', '-y', '-f', 'lavfi', '-i', source, '-t', String(seconds)],
      ...(options.includes('-c:v') ? [] : ['-c:v', 'libx264', '-preset', 'ultrafast']),
      ...['-pix_fmt', 'yuv420p', ...(options.includes('-f') ? [] : ['-movflags', '+faststart'])],
      ...[...options, target],
    ])
const bars = (size: string, rate: number) => `testsrc2=size=${size}:rate=${rate}`
const tone = 'sine=frequency=440:sample_rate=48000'
const withTone = (source: string) => `${source}[out0];${tone}[out1]`

const text =
  (content: string): Make =>
  (target) =>
    Promise.resolve(writeFileSync(target, content))

const ffmpegPicture = (size: string, target: string, ...options: string[]) =>
  run(ffmpeg, [
    ...['-nostdin', '-v', 'error', '-y', '-f', 'lavfi', '-i', `testsrc2=size=${size}`],
    ...['-frames:v', '1', ...options, target],
  ])
const sound =
  (...options: string[]): Make =>
  (target) =>
    run(ffmpeg, ['-nostdin', '-v', 'error', '-y', '-f', 'lavfi', '-i', tone, '-t', '4', ...options, target])

const vp9 = ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8']
const mpeg4 = ['-c:v', 'mpeg4', '-q:v', '5']

const originals = {
  'photo.jpg': (to) => picture(800, 600).jpeg().toFile(to),
  'drawing.png': (to) => picture(640, 640).png().toFile(to),
  'turned.jpg': (to) => picture(800, 500).withMetadata({ orientation: 6 }).jpeg().toFile(to),
  'cmyk.jpg': (to) => picture(700, 500).toColourspace('cmyk').jpeg().toFile(to),
  'deep.png': (to) => picture(500, 500).toColourspace('rgb16').png().toFile(to),
  'small.png': (to) => picture(280, 410).png().toFile(to),
  'pano.png': (to) => picture(2560, 400).png().toFile(to),
  'one-pixel.png': (to) => picture(1, 1).png().toFile(to),
  'heavy.png': (to) =>
    sharp(randomBytes(2000 * 2000 * 3), { raw: { width: 2000, height: 2000, channels: 3 } })
      .png()
      .toFile(to),
  'bomb.png': (to) => Promise.resolve(writeFileSync(to, pngBomb(20_000))),
  'huge-header.jpg': async (to) => {
    const data = await picture(400, 400).jpeg().toBuffer()
    const frame = data.indexOf(Buffer.from([0xff, 0xc0]))
    data.writeUInt16BE(65_000, frame + 5)
    data.writeUInt16BE(65_000, frame + 7)
    writeFileSync(to, data)
  },
  'animation.gif': (to) => picture(400, 400).gif().toFile(to),
  'modern.webp': (to) => picture(400, 400).webp().toFile(to),
  'small.avif': (to) => picture(400, 300).avif({ effort: 0 }).toFile(to),
  'scan.tiff': (to) => picture(500, 400).withMetadata({ orientation: 6 }).tiff().toFile(to),
  'paint.bmp': (to) => ffmpegPicture('640x480', to, '-pix_fmt', 'bgr24', '-f', 'image2', '-c:v', 'bmp'),
  'palette.bmp': (to) => ffmpegPicture('320x300', to, '-pix_fmt', 'pal8', '-f', 'image2', '-c:v', 'bmp'),
  'phone.heic': (to) => makeHeic(to, { width: 640, height: 480, turns: 1 }),
  'wide.webp': (to) => picture(3600, 300).webp().toFile(to),
  'moving.webp': (to) =>
    sharp(noise(400, 1200), { raw: { width: 400, height: 1200, channels: 3, pageHeight: 400 } })
      .webp()
      .toFile(to),
  'vector.svg': text(
    '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"><rect width="400" height="400"/></svg>',
  ),
  'playlist.m3u8': text('#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n/etc/hostname\n#EXT-X-ENDLIST\n'),
  'list.ffconcat': text("ffconcat version 1.0\nfile '/etc/hostname'\n"),
  'clip.mp4': clip(5, withTone(bars('1280x720', 24)), '-c:a', 'aac'),
  'clip.mov': clip(4, bars('1920x1080', 25)),
  /** About 20 MB: several parts on its way. */
  'large.mov': clip(
    4,
    `${bars('1920x1080', 25)},noise=alls=40:allf=t`,
    ...['-b:v', '40M', '-maxrate', '40M', '-bufsize', '40M'],
  ),
  'squeezed.mp4': clip(3, bars('960x720', 24), '-vf', 'setsar=4/3'),
  'uneven.mp4': clip(
    5,
    bars('1280x720', 30),
    '-vf',
    "setpts='if(lt(N,60),N/30,2+(N-60)/12)/TB'",
    '-vsync',
    'vfr',
  ),
  'pieces.mp4': clip(4, bars('1280x720', 24), '-movflags', 'frag_keyframe+empty_moov'),
  'hevc.mp4': clip(
    3,
    bars('1280x720', 24),
    '-c:v',
    'libx265',
    '-x265-params',
    'log-level=error',
    '-tag:v',
    'hvc1',
  ),
  'prores.mov': clip(
    3,
    bars('1280x720', 24),
    '-c:v',
    'prores_ks',
    '-profile:v',
    '0',
    '-pix_fmt',
    'yuv422p10le',
  ),
  'open-gop.mp4': clip(
    6,
    bars('1280x720', 30),
    '-preset',
    'veryfast',
    '-x264-params',
    'open-gop=1:keyint=30:bframes=3',
  ),
  'screen.webm': clip(4, withTone(bars('1280x720', 30)), ...vp9, '-c:a', 'libopus', '-f', 'webm'),
  'camera.mkv': clip(4, withTone(bars('1280x720', 25)), '-c:a', 'flac', '-f', 'matroska'),
  'old.avi': clip(4, withTone(bars('640x480', 25)), ...mpeg4, '-c:a', 'libmp3lame', '-f', 'avi'),
  'future.mp4': clip(3, bars('640x360', 24), '-c:v', 'libsvtav1', '-preset', '12'),
  'deep.mp4': clip(3, bars('1280x720', 24), '-pix_fmt', 'yuv422p10le', '-profile:v', 'high422'),
  'voice.wav': sound('-f', 'wav'),
  'voice.mp3': sound('-c:a', 'libmp3lame', '-f', 'mp3'),
  'voice.m4a': sound('-c:a', 'aac', '-f', 'ipod'),
  'lossless.m4a': sound('-c:a', 'alac', '-f', 'ipod'),
  'long.mp4': clip(12, bars('1280x720', 24)),
  'fast.mp4': clip(4, bars('1280x720', 70)),
  'low.mp4': clip(4, bars('640x480', 24)),
  'dot.mp4': clip(4, bars('2x2', 24)),
  'one-frame.mp4': clip(1, bars('1280x720', 24), '-frames:v', '1'),
  'ten-hours.mp4': clip(36_000, 'color=c=navy:size=1280x720:rate=1/60'),
  'sound-only.mp4': sound('-c:a', 'aac', '-f', 'mp4'),
  'no-frames.mp4': clip(0, bars('1280x720', 24), '-movflags', 'empty_moov'),
  'giant.mp4': clip(1, 'color=c=navy:size=8192x8192:rate=3', '-frames:v', '3'),
} satisfies Record<string, Make>

/** A clip that exists already, with one box changed. */
const changed =
  (from: keyof typeof originals, type: string, edit: (box: Buffer) => void): Make =>
  async (target) => {
    const data = readFileSync(await original(from))
    editBox(data, type, edit)
    writeFileSync(target, data)
  }
const altered = {
  'turned.mp4': changed('clip.mp4', 'tkhd', (box) => {
    const matrix = [0, 0x10000, 0, -0x10000, 0, 0, 720 * 0x10000, 0, 0x40000000]
    matrix.forEach((value, index) => box.writeInt32BE(value, 48 + index * 4))
  }),
  'lying.mp4': changed('clip.mp4', 'mvhd', (box) => box.writeUInt32BE(0x7fffffff, 24)),
  'wrong-index.mp4': changed('low.mp4', 'stsz', (box) => box.writeUInt32BE(0, 16)),
  /** Its boxes say 1280 × 720, its pictures are 8192 × 8192. */
  'disguised.mp4': async (to) => {
    const data = readFileSync(await original('giant.mp4'))
    for (const [type, at] of [
      ['avc1', 32],
      ['tkhd', -1],
    ] as const)
      editBox(data, type, (box) => {
        if (at > 0) {
          box.writeUInt16BE(1280, at)
          box.writeUInt16BE(720, at + 2)
          return
        }
        box.writeUInt32BE(1280 * 0x10000, 84)
        box.writeUInt32BE(720 * 0x10000, 88)
      })
    writeFileSync(to, data)
  },
  /** 24 s and about 130 MB: worth trimming before it is sent. A key frame every 4 s. */
  'holiday.mov': async (to) =>
    run(ffmpeg, [
      ...['-nostdin', '-v', 'error', '-y', '-stream_loop', '5', '-i', await original('large.mov')],
      ...['-c', 'copy', '-movflags', '+faststart', '-f', 'mov', to],
    ]),
} satisfies Record<string, Make>
export type MediaName = keyof typeof originals | keyof typeof altered

const files = new Map<string, Promise<string>>()

/** Path of a real file of this kind, made when first asked for. */
export function media(name: MediaName): Promise<string> {
  return name in altered
    ? once(name, altered[name as keyof typeof altered])
    : original(name as keyof typeof originals)
}
function original(name: keyof typeof originals): Promise<string> {
  return once(name, originals[name])
}

function once(name: string, make: Make): Promise<string> {
  const known = files.get(name) ?? cached(name, make)
  files.set(name, known)
  return known
}

async function cached(name: string, make: Make): Promise<string> {
  const target = path.join(folder, name)
  if (existsSync(target)) return target
  mkdirSync(folder, { recursive: true })
  const part = path.join(folder, `${process.pid}-${name}`)
  await make(part)
  renameSync(part, target)
  return target
}
