import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import sharp from 'sharp'
import { stopDecoder } from '@/lib/server/media/decoder'
import { probeFile } from '@/lib/server/media/probe'
import { whyUnreadable } from '@/lib/storyboard/fit'
import { hostileFiles } from '@/tests/support/hostile-media'
import { longUnless } from '@/tests/support/long-unless'
import { flippedBits } from '@/tests/support/flipped-bits'
import { media, type MediaName } from '@/tests/support/make-media'

const folder = mkdtempSync(path.join(tmpdir(), 'shotboard-hostile-'))
test.beforeEach(() => test.setTimeout(120_000))
test.afterAll(() => {
  stopDecoder()
  rmSync(folder, { recursive: true, force: true })
})

test('every hostile file is answered: with its facts, or with the sentence it deserves', async () => {
  for (const [name, data, code] of await hostileFiles()) {
    const probe = await probeFile(written(name, data))
    if (code !== null) expect(probe, name).toMatchObject({ ok: false, reason: { code } })
    if (probe.ok) expect(probe.facts.bytes, name).toBe(data.length)
    else expect(whyUnreadable(name, probe.reason), name).toContain(name)
  }
  expect(await probeFile(await media('photo.jpg'))).toMatchObject({ ok: true })
})

test('a drawing loads nothing from outside', async () => {
  const secret = written(
    'secret.png',
    await sharp({ create: { width: 100, height: 100, channels: 3, background: '#ff0000' } })
      .png()
      .toBuffer(),
  )
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="100" height="100"><image xlink:href="file://${secret}" href="file://${secret}" width="100" height="100"/></svg>`
  const previewPath = path.join(folder, 'drawing.webp')
  expect(await probeFile(written('drawing.svg', Buffer.from(drawing)), { previewPath })).toMatchObject({
    ok: true,
  })
  const { channels } = await sharp(previewPath).stats()
  expect(channels.map(({ max }) => max).slice(0, 3)).toEqual([0, 0, 0])
})

const detected: MediaName[] = [
  'modern.webp',
  'small.avif',
  'phone.heic',
  'paint.bmp',
  'vector.svg',
  'camera.mkv',
  'old.avi',
  'voice.m4a',
]
for (const name of detected)
  test(
    `${name} cut off at 20 places is never accepted`,
    longUnless('small.avif', 'vector.svg', 'camera.mkv')(name),
    async () => {
      const whole = readFileSync(await media(name))
      for (let place = 0; place < 20; place++) {
        const length = Math.floor((whole.length * 0.97 * place) / 19)
        expect(
          await probeFile(written(`cut-${place}`, whole.subarray(0, length))),
          `${length}`,
        ).toMatchObject({
          ok: false,
        })
      }
    },
  )

const survived: MediaName[] = ['animation.gif', 'scan.tiff', 'voice.wav', 'voice.mp3', 'screen.webm']
for (const name of survived)
  test(
    `${name} cut off at 20 places is answered each time`,
    longUnless('scan.tiff', 'screen.webm')(name),
    async () => {
      const whole = readFileSync(await media(name))
      for (let place = 0; place < 20; place++) {
        const length = Math.floor((whole.length * place) / 20)
        const probe = await probeFile(written(`cut-${place}`, whole.subarray(0, length)))
        if (!probe.ok) expect(whyUnreadable(name, probe.reason)).toContain(name)
      }
    },
  )

for (const name of [
  'modern.webp',
  'small.avif',
  'animation.gif',
  'phone.heic',
  'scan.tiff',
  'paint.bmp',
  'vector.svg',
  'voice.mp3',
] satisfies MediaName[])
  test(
    `${name} with flipped bits is answered, and the next file is read`,
    longUnless('modern.webp', 'phone.heic')(name),
    async () => {
      const whole = readFileSync(await media(name))
      for (let seed = 1; seed <= 10; seed++) {
        const probe = await probeFile(written(`flipped-${seed}`, flippedBits(whole, seed, 10)))
        if (!probe.ok) expect(probe.reason.code).not.toBe('tooSlow')
      }
      expect(await probeFile(await media('drawing.png'))).toMatchObject({ ok: true })
    },
  )

function written(name: string, data: Uint8Array): string {
  const file = path.join(folder, name)
  writeFileSync(file, data)
  return file
}
