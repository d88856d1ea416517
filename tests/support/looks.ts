import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Locator, Page, TestInfo } from '@playwright/test'
import sharp from 'sharp'
import { expect } from '@/tests/support/app'

const folder = path.join(process.cwd(), 'tests/looks')
const versionFile = path.join(folder, 'chromium.txt')
const renewing = Boolean(process.env.RENEW_LOOKS)
/** Kept and compared at half size: small files, and one pixel of a glyph more or less is no difference. */
const SCALE = 0.5
/** Of a channel, 0 to 255. */
const DIFFERENT = 36
const MOST_DIFFERENT = 0.004
/** Pixels of the whole page: the edge of a glyph or slider is not drawn the same each time. */
const MOST_MOVING = 40

const majorOf = (page: Page) => page.context().browser()?.version().split('.')[0] ?? ''

/** Why the kept pictures cannot be compared with what this browser draws, or null. */
export function whyNotComparable(page: Page): string | null {
  const drawn = majorOf(page)
  if (renewing) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(versionFile, `${drawn}\n`)
    return null
  }
  const kept = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim() : 'none'
  if (kept === drawn) return null
  return `The pictures in tests/looks are of Chromium ${kept}, this is ${drawn}. Renew them: RENEW_LOOKS=1 npm run test:e2e -- looks`
}

/** The page, or a part of it, looks as the picture kept under this name. `mask` covers what differs from run to run. */
export async function expectLook(of: Page | Locator, name: string, info: TestInfo, mask: Locator[] = []) {
  const file = path.join(folder, `${name}.webp`)
  const shot = await stillShot(of, mask)
  const { width = 0 } = await sharp(shot).metadata()
  const small = sharp(shot)
    .resize({ width: Math.round(width * SCALE) })
    .removeAlpha()
  if (renewing) {
    await small.webp({ quality: 82, effort: 6 }).toFile(file)
    return
  }
  const now = await small.raw().toBuffer({ resolveWithObject: true })
  const kept = await sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  expect([now.info.width, now.info.height], name).toEqual([kept.info.width, kept.info.height])
  const ratio = differentPixels(now.data, kept.data) / (now.info.width * now.info.height)
  if (ratio > MOST_DIFFERENT) writeFileSync(info.outputPath(`${name}.png`), shot)
  expect.soft(ratio, `${name}: part of the pixels that differ`).toBeLessThanOrEqual(MOST_DIFFERENT)
}

function differentPixels(a: Buffer, b: Buffer): number {
  let count = 0
  for (let i = 0; i < a.length; i += 3) {
    const by = (channel: number) => Math.abs((a[i + channel] ?? 0) - (b[i + channel] ?? 0))
    if (Math.max(by(0), by(1), by(2)) > DIFFERENT) count += 1
  }
  return count
}

/** Messages come and go by themselves. */
const withoutMessages = '[aria-label^="Notifications"] { visibility: hidden !important }'

/** Once every picture is loaded, every film is where it was sent, and two shots in a row are as good as the same. */
async function stillShot(of: Page | Locator, mask: Locator[]): Promise<Buffer> {
  const page = 'context' in of ? of : of.page()
  await page.evaluate(() => document.fonts.ready)
  await page.waitForFunction(() => [...document.images].every((image) => image.complete))
  // A film at its very start has not been sent to the playhead yet.
  await page.waitForFunction(() =>
    [...document.querySelectorAll('video')].every(
      ({ readyState, seeking, currentTime }) => readyState >= 2 && !seeking && currentTime > 0,
    ),
  )
  const shoot = () =>
    of.screenshot({
      mask,
      maskColor: '#808080',
      animations: 'disabled',
      caret: 'hide',
      style: withoutMessages,
    })
  let last = await shoot()
  await expect(async () => {
    const next = await shoot()
    const moving = await movingPixels(last, next)
    last = next
    expect(moving, 'pixels that move').toBeLessThanOrEqual(MOST_MOVING)
  }).toPass({ intervals: [150, 250, 400], timeout: 15_000 })
  return last
}

async function movingPixels(before: Buffer, after: Buffer): Promise<number> {
  if (before.equals(after)) return 0
  const raw = (shot: Buffer) => sharp(shot).removeAlpha().raw().toBuffer()
  const [a, b] = await Promise.all([raw(before), raw(after)])
  return a.length === b.length ? differentPixels(a, b) : Infinity
}
