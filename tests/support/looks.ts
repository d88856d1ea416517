import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { expect, type Locator, type Page, type TestInfo } from '@playwright/test'

export const looksFolder = 'tests/fixtures/looks'
const BLOCK = 10
/** A block differs when its mean colour is further off than this (of 255): letters drawn otherwise stay below, a missing control does not. */
const TOLERANCE = 14
const MOST_BLOCKS = 0.004

type Grid = { width: number; height: number; means: number[] }

async function half(png: Buffer): Promise<Buffer> {
  const { width = 0 } = await sharp(png).metadata()
  return sharp(png)
    .resize(Math.round(width / 2))
    .removeAlpha()
    .jpeg({ quality: 82, chromaSubsampling: '4:4:4' })
    .toBuffer()
}

/** Mean colour of every block of 10 × 10. */
async function grid(image: Buffer): Promise<Grid> {
  const { data, info } = await sharp(image).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const [width, height] = [Math.floor(info.width / BLOCK), Math.floor(info.height / BLOCK)]
  const means: number[] = []
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let channel = 0; channel < 3; channel++) {
        let sum = 0
        for (let j = 0; j < BLOCK; j++)
          for (let i = 0; i < BLOCK; i++)
            sum += data[((y * BLOCK + j) * info.width + x * BLOCK + i) * info.channels + channel] ?? 0
        means.push(sum / BLOCK / BLOCK)
      }
  return { width, height, means }
}

function differing(a: Grid, b: Grid): string[] {
  const blocks: string[] = []
  for (let block = 0; block < a.width * a.height; block++) {
    const off = [0, 1, 2].map((channel) =>
      Math.abs((a.means[block * 3 + channel] ?? 0) - (b.means[block * 3 + channel] ?? 0)),
    )
    if (Math.max(...off) > TOLERANCE)
      blocks.push(`${(block % a.width) * BLOCK * 2},${Math.floor(block / a.width) * BLOCK * 2}`)
  }
  return blocks
}

/**
 * The page looks as in tests/fixtures/looks/<name>.jpg (half size). `UPDATE_LOOKS=1` writes the pictures anew. Places that
 * differ are given in page px; the picture of now is among the test's results.
 */
export async function expectLook(
  page: Page,
  { name, info, mask = [] }: { name: string; info: TestInfo; mask?: Locator[] },
): Promise<void> {
  const file = path.join(looksFolder, `${name}.jpg`)
  await page.evaluate(() => document.fonts.ready)
  const take = async () =>
    half(await page.screenshot({ animations: 'disabled', caret: 'hide', mask, maskColor: '#808080' }))
  if (process.env.UPDATE_LOOKS) {
    await mkdir(looksFolder, { recursive: true })
    await writeFile(file, await take())
    return
  }
  expect(existsSync(file), `${file} is missing: UPDATE_LOOKS=1 makes it`).toBe(true)
  const wanted = await grid(await readFile(file))
  let shot = Buffer.alloc(0)
  const off = async () => {
    shot = Buffer.from(await take())
    const now = await grid(shot)
    if (now.width !== wanted.width || now.height !== wanted.height) return ['another size']
    const blocks = differing(now, wanted)
    return blocks.length > MOST_BLOCKS * now.width * now.height ? blocks : []
  }
  try {
    await expect.poll(off, { timeout: 15_000, intervals: [300, 700, 1_500] }).toEqual([])
  } catch (error) {
    await writeFile(info.outputPath(`${name}.jpg`), shot)
    throw error
  }
}
