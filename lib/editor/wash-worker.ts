import { pencilWash } from '@/lib/animatic/wash'

/** Off the main thread: fetch a still, make it no wider than `width`, turn it into blue pencil. */
export type WashRequest = { id: number; url: string; width: number; as: 'bitmap' | 'blob' }
export type WashAnswer =
  | { id: number; ok: true; bitmap: ImageBitmap }
  | { id: number; ok: true; blob: Blob }
  | { id: number; ok: false }

async function wash({ id, url, width, as }: WashRequest): Promise<WashAnswer> {
  const response = await fetch(url)
  if (!response.ok) return { id, ok: false }
  const still = await createImageBitmap(await response.blob())
  const scale = Math.min(1, width / still.width)
  const sheet = new OffscreenCanvas(
    Math.max(1, Math.round(still.width * scale)),
    Math.max(1, Math.round(still.height * scale)),
  )
  const pen = sheet.getContext('2d', { willReadFrequently: true })
  if (!pen) return { id, ok: false }
  pen.imageSmoothingQuality = 'high'
  pen.drawImage(still, 0, 0, sheet.width, sheet.height)
  still.close()
  const pixels = pen.getImageData(0, 0, sheet.width, sheet.height)
  pixels.data.set(pencilWash(pixels.data, sheet.width, sheet.height))
  pen.putImageData(pixels, 0, 0)
  if (as === 'bitmap') return { id, ok: true, bitmap: sheet.transferToImageBitmap() }
  return { id, ok: true, blob: await sheet.convertToBlob({ type: 'image/jpeg', quality: 0.86 }) }
}

self.addEventListener('message', (event: MessageEvent<WashRequest>) => {
  const { id } = event.data
  wash(event.data)
    .catch((): WashAnswer => ({ id, ok: false }))
    .then((answer) => {
      const moved = 'bitmap' in answer ? [answer.bitmap] : []
      self.postMessage(answer, { transfer: moved })
    })
    .catch(() => undefined)
})
