import { createHash, randomUUID } from 'node:crypto'
import { assets } from '@/lib/server/db/schema'
import { blobs } from '@/lib/server/blob/blobs'
import { getStore } from '@/lib/server/store'
import type { ImageFacts, VideoFacts } from '@/lib/storyboard/media-facts'
import type { Storyboard } from '@/lib/storyboard/schema'

export const imageFacts = (change: Partial<ImageFacts> = {}): ImageFacts => ({
  kind: 'image',
  mime: 'image/png',
  bytes: 1_000,
  width: 600,
  height: 600,
  ...change,
})
export const clipFacts = (change: Partial<VideoFacts> = {}): VideoFacts => ({
  kind: 'video',
  mime: 'video/mp4',
  bytes: 90_000,
  width: 1920,
  height: 1080,
  durationMs: 6_000,
  fps: 24,
  variableFps: false,
  codec: 'avc',
  audioCodec: null,
  ...change,
})

type Row = typeof assets.$inferInsert
/** Rows of the library without bytes. */
export async function addRows(owner: string, rows: Partial<Row>[]): Promise<string[]> {
  const { db } = await getStore()
  const ids: string[] = []
  for (let at = 0; at < rows.length; at += 500) {
    const part = rows.slice(at, at + 500).map((row, index) => {
      const sha256 = createHash('sha256').update(randomUUID()).digest('hex')
      const name = `picture-${at + index}.png`
      return { ownerId: owner, name, sha256, blobKey: `${sha256}.png`, facts: imageFacts(), ...row }
    })
    ids.push(...(await db.insert(assets).values(part).returning({ id: assets.id })).map(({ id }) => id))
  }
  return ids
}

/** A file of the library with bytes of its own. */
export async function addFile(
  owner: string,
  name: string,
  content: string | Uint8Array,
): Promise<typeof assets.$inferSelect> {
  const { db } = await getStore()
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  const { key, sha256 } = await blobs().put(bytes, 'png')
  const facts = imageFacts({ bytes: bytes.byteLength })
  const [row] = await db
    .insert(assets)
    .values({ ownerId: owner, name, sha256, blobKey: key, facts })
    .returning()
  if (!row) throw new Error('the file was not written')
  return row
}

/** Every scene begins with this picture. */
export function withFirstFrame(document: Storyboard, firstFrameId: string): Storyboard {
  return {
    ...document,
    scenes: document.scenes.map((scene) => ({
      ...scene,
      references: { ...scene.references, firstFrameId },
    })),
  }
}
