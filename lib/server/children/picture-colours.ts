// Reads the main colour of thumbnails: one file per argument, one line of JSON each, null where it cannot be read.
import sharp from 'sharp'
import { dominantColour } from '@/lib/media/colour'

const SIDE = 40
sharp.cache(false)

async function colourOf(file: string) {
  try {
    const pixels = await sharp(file, { limitInputPixels: 4_000_000 })
      .resize(SIDE, SIDE, { fit: 'inside' })
      .flatten({ background: '#808080' })
      .toColourspace('srgb')
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    return pixels.info.channels === 3 ? dominantColour(pixels.data) : null
  } catch {
    return null
  }
}

for (const file of process.argv.slice(2)) process.stdout.write(`${JSON.stringify(await colourOf(file))}\n`)
