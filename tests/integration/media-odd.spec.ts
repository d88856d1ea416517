import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'
import sharp from 'sharp'
import { stopDecoder } from '@/lib/server/media/decoder'
import { probeFile } from '@/lib/server/media/probe'
import { flippedBits } from '@/tests/support/flipped-bits'
import { media, type MediaName } from '@/tests/support/make-media'

const ffmpeg = process.env.FFMPEG_PATH ?? 'ffmpeg'
const folder = mkdtempSync(path.join(tmpdir(), 'shotboard-odd-'))
test.beforeEach(() => test.setTimeout(120_000))
test.afterAll(() => {
  stopDecoder()
  rmSync(folder, { recursive: true, force: true })
})
const inFolder = (name: string) => path.join(folder, name)
const run = (...args: string[]) => promisify(execFile)(ffmpeg, ['-nostdin', '-v', 'error', '-y', ...args])

test('pictures of one pixel and of odd sizes are read in every format', async () => {
  for (const [width, height] of [
    [1, 1],
    [3, 5],
    [301, 299],
  ] as const) {
    const picture = sharp({ create: { width, height, channels: 3, background: '#4080c0' } })
    for (const format of ['jpeg', 'png', 'webp', 'avif', 'gif', 'tiff'] as const)
      await picture
        .clone()
        .toFormat(format)
        .toFile(inFolder(`${width}.${format}`))
    writeFileSync(
      inFolder(`${width}.svg`),
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="9" height="9"/></svg>`,
    )
    writeFileSync(inFolder(`${width}.bmp`), bmpOf(width, height))
    for (const format of ['jpeg', 'png', 'webp', 'avif', 'gif', 'tiff', 'bmp', 'svg']) {
      const thumbPath = inFolder(`${width}.${format}.thumb`)
      const probe = await probeFile(inFolder(`${width}.${format}`), { thumbPath })
      expect(probe, `${width} ${format}`).toMatchObject({ ok: true, facts: { kind: 'image' } })
      if (format !== 'svg') expect(probe, format).toMatchObject({ facts: { width, height } })
      expect(existsSync(thumbPath), format).toBe(true)
    }
  }
})

const oddClips: [name: string, ...options: string[]][] = [
  ['odd.mp4', '-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv444p'],
  ['odd.mov', '-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv444p'],
  ['odd.mkv', '-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv444p'],
  ['odd.webm', '-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8'],
  ['odd.avi', '-c:v', 'mpeg4'],
]
test('clips of odd sizes are read in every container, with a thumbnail', async () => {
  for (const [name, ...options] of oddClips) {
    await run('-f', 'lavfi', '-i', 'rgbtestsrc=size=321x241:rate=24', '-t', '1', ...options, inFolder(name))
    const thumbPath = inFolder(`${name}.jpg`)
    expect(await probeFile(inFolder(name), { thumbPath }), name).toMatchObject({
      ok: true,
      facts: { kind: 'video', width: 321, height: 241 },
    })
    expect(statSync(thumbPath).size, name).toBeGreaterThan(100)
  }
})

test('clips of zero frames are refused in every container', async () => {
  for (const [name, ...options] of oddClips) {
    const file = inFolder(`zero-${name}`)
    await run('-f', 'lavfi', '-i', 'testsrc2=size=320x240:rate=24', '-t', '0', ...options, file)
    expect(await probeFile(file), name).toMatchObject({ ok: false })
  }
})

test('ten hours in half a megabyte are told as ten hours, in every container that can say so', async () => {
  for (const ending of ['mov', 'mkv']) {
    const file = inFolder(`ten-hours.${ending}`)
    await run('-i', await media('ten-hours.mp4'), '-c', 'copy', file)
    expect(statSync(file).size).toBeLessThan(500_000)
    const probe = await probeFile(file)
    expect(probe, ending).toMatchObject({ ok: true, facts: { kind: 'video' } })
    if (probe.ok && probe.facts.kind === 'video') expect(probe.facts.durationMs).toBeGreaterThan(35_000_000)
  }
})

test('pictures that claim 30,000 pixels a side are refused before they are decoded', async () => {
  const claims: Record<string, Buffer> = {
    'claims.tiff': await claimingTiff(30_000),
    'claims.avif': await claimingAvif(30_000),
    'claims.webp': await sharp({ create: { width: 2, height: 2, channels: 3, background: '#000' } })
      .webp({ lossless: true })
      .toBuffer()
      .then((data) => {
        // VP8L: 14 bits of width and height, less one, after the signature byte.
        const at = data.indexOf('VP8L') + 9
        data.writeUInt32LE(((16_383 | (16_383 << 14)) >>> 0) & 0xfffffff, at)
        return data
      }),
  }
  for (const [name, data] of Object.entries(claims)) {
    writeFileSync(inFolder(name), data)
    const began = performance.now()
    expect(await probeFile(inFolder(name)), name).toMatchObject({ ok: false })
    expect(performance.now() - began, name).toBeLessThan(20_000)
  }
})

for (const name of [
  ...(['clip.mov', 'screen.webm', 'camera.mkv', 'old.avi', 'voice.wav', 'voice.m4a'] as const),
] satisfies MediaName[])
  test(`${name} with flipped bits is refused or read, and the next file too`, async () => {
    const whole = readFileSync(await media(name))
    for (let seed = 1; seed <= 4; seed++) {
      writeFileSync(inFolder('flipped'), flippedBits(whole, seed, 8))
      const probe = await probeFile(inFolder('flipped'))
      if (!probe.ok) expect(probe.reason.code).not.toBe('tooSlow')
    }
    expect(await probeFile(await media('drawing.png'))).toMatchObject({ ok: true })
  })

/** A grey BMP of 24 bits. */
function bmpOf(width: number, height: number): Buffer {
  const row = Math.ceil((width * 3) / 4) * 4
  const data = Buffer.alloc(54 + row * height, 0x77)
  data.fill(0, 0, 54)
  data.write('BM')
  for (const [at, value] of [
    [2, data.length],
    [10, 54],
    [14, 40],
    [18, width],
    [22, height],
    [34, row * height],
  ] as const)
    data.writeUInt32LE(value, at)
  data.writeUInt16LE(1, 26)
  data.writeUInt16LE(24, 28)
  return data
}

/** A TIFF whose width and length tags say this. */
async function claimingTiff(side: number): Promise<Buffer> {
  const data = readFileSync(await media('scan.tiff'))
  const little = data.toString('latin1', 0, 2) === 'II'
  const u16 = (at: number) => (little ? data.readUInt16LE(at) : data.readUInt16BE(at))
  const start = little ? data.readUInt32LE(4) : data.readUInt32BE(4)
  for (let entry = 0; entry < u16(start); entry++) {
    const at = start + 2 + entry * 12
    if (u16(at) !== 256 && u16(at) !== 257) continue
    if (little) data.writeUInt16LE(side, at + 8)
    else data.writeUInt16BE(side, at + 8)
  }
  return data
}

/** An AVIF whose item says it is this large. */
async function claimingAvif(side: number): Promise<Buffer> {
  const data = readFileSync(await media('small.avif'))
  const at = data.indexOf('ispe')
  data.writeUInt32BE(side, at + 8)
  data.writeUInt32BE(side, at + 12)
  return data
}
