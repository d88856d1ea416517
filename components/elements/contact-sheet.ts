import { tagNames } from '@/components/elements/element-filters'
import { toast } from '@/components/ui/toast'
import type { ElementView } from '@/lib/views-elements'

const WIDTH = 1_600
const HEAD = 132
const GAP = 16

/** Where the pictures go, in px: the front view large, the others in a column beside it. */
export function sheetPlaces(count: number): { x: number; y: number; width: number; height: number }[] {
  const side = 900
  if (count === 1) return [{ x: GAP, y: HEAD, width: WIDTH - 2 * GAP, height: side }]
  const column = WIDTH - 3 * GAP - side
  const each = (side - (count - 2) * GAP) / (count - 1)
  return [
    { x: GAP, y: HEAD, width: side, height: side },
    ...Array.from({ length: count - 1 }, (_, index) => ({
      ...{ x: 2 * GAP + side, y: HEAD + index * (each + GAP), width: column, height: each },
    })),
  ]
}

/** Saves one picture with every view of the element, its name, words and tags. Videos stand as their still. */
export async function contactSheet(element: ElementView): Promise<void> {
  try {
    const blob = await drawSheet(element)
    const link = document.createElement('a')
    link.href = URL.createObjectURL(blob)
    link.download = `${element.name} contact sheet.png`
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
  } catch {
    toast.error('A picture of this element could not be read. Check the connection, then try again.')
  }
}

async function drawSheet(element: ElementView): Promise<Blob> {
  const urls = element.files.map((file) =>
    file.durationMs === null ? file.url : (file.thumbUrl ?? file.url),
  )
  const pictures = await Promise.all(urls.map(load))
  const canvas = document.createElement('canvas')
  canvas.width = WIDTH
  canvas.height = HEAD + 900 + GAP
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('no canvas')
  pen.fillStyle = '#17181a'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  const face = getComputedStyle(document.body).fontFamily
  pen.fillStyle = '#f2f3f5'
  pen.font = `600 44px ${face}`
  pen.fillText(element.name, GAP, 62)
  pen.font = `400 24px ${face}`
  pen.fillStyle = '#a9adb3'
  const words = [tagNames(element.tagIds).join(', '), element.description].filter(Boolean).join(' · ')
  pen.fillText(words, GAP, 104, WIDTH - 2 * GAP)
  sheetPlaces(pictures.length).forEach((place, index) => {
    const picture = pictures[index]
    if (picture) cover(pen, picture, place)
  })
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png'),
  )
}

async function load(url: string): Promise<HTMLImageElement> {
  const image = new Image()
  image.src = url
  await image.decode()
  return image
}

function cover(
  pen: CanvasRenderingContext2D,
  image: HTMLImageElement,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
) {
  const scale = Math.max(width / image.naturalWidth, height / image.naturalHeight)
  const [w, h] = [width / scale, height / scale]
  pen.drawImage(image, (image.naturalWidth - w) / 2, (image.naturalHeight - h) / 4, w, h, x, y, width, height)
}
