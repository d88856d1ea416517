import { createHash, randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { blobs } from '@/lib/server/blob/blobs'
import { assets, generations } from '@/lib/server/db/schema'
import { currentOwner } from '@/lib/server/owner'
import { getStore } from '@/lib/server/store'
import { createStoryboard, saveStoryboard } from '@/lib/server/storyboards'
import type { Scene } from '@/lib/storyboard/schema'
import { board, scene } from '@/tests/support/boards'

const lengths = [3, 2, 3, 2, 3, 2]
const words = 'A lighthouse keeper crosses the wet rocks at dusk, slow push in, gulls above.'

/** A storyboard of this many shots, six in a scene; its id. */
export async function insertBoard(shots: number): Promise<string> {
  const scenes = Array.from({ length: Math.ceil(shots / 6) }, (_, place) => {
    const here = lengths.slice(0, Math.min(6, shots - place * 6))
    const seconds = here.length === 1 ? [3] : here
    return scene({ id: `s${place}-`, shots: seconds, prompts: seconds.map(() => words) })
  })
  return save(scenes)
}

/** One shot whose prompt has this many characters; its id. */
export async function insertPrompt(characters: number): Promise<string> {
  const prompt = words.repeat(Math.ceil(characters / words.length)).slice(0, characters)
  return save([scene({ id: 'long-', shots: [5], prompts: [prompt] })])
}

async function save(scenes: Scene[]): Promise<string> {
  const { id, revision } = await createStoryboard(currentOwner(), { title: 'Bench' })
  const document = board(...scenes)
  await saveStoryboard(currentOwner(), { id, baseRevision: revision, document })
  return id
}

/** Takes that failed: they start no work, and say as much as others. */
export async function insertTakes(storyboardId: string, count: number): Promise<void> {
  const { db } = await getStore()
  const rows = Array.from({ length: count }, (_, place) => ({
    ownerId: currentOwner(),
    kind: 'take' as const,
    storyboardId,
    sceneId: `s${place % 6}-`,
    takeNumber: place + 1,
    queueId: 'embedded',
    model: 'kling-v3-omni',
    payload: { prompt: words },
    payloadHash: 'bench',
    scene: scene({ shots: lengths, prompts: lengths.map(() => words) }),
    state: 'failed' as const,
    error: 'The film could not be made.',
  }))
  await db.insert(generations).values(rows)
}

/** Pictures of the library, with one thumbnail in eight variants. */
export async function insertAssets(count: number): Promise<void> {
  const { db } = await getStore()
  const thumbs = await Promise.all(Array.from({ length: 8 }, (_, place) => thumbnail(place)))
  for (let from = 0; from < count; from += 1000) {
    const rows = Array.from({ length: Math.min(1000, count - from) }, (_, place) => {
      const sha256 = createHash('sha256').update(randomUUID()).digest('hex')
      const facts = { kind: 'image' as const, mime: 'image/jpeg', bytes: 90_000, width: 1280, height: 720 }
      const name = `harbour ${from + place}.jpg`
      const thumbKey = thumbs[place % thumbs.length] ?? null
      return { ownerId: currentOwner(), name, sha256, blobKey: `${sha256}.jpg`, thumbKey, facts }
    })
    await db.insert(assets).values(rows)
  }
}

async function thumbnail(place: number): Promise<string> {
  const create = { width: 480, height: 270, channels: 3 as const, background: `hsl(${place * 45} 40% 40%)` }
  const { key } = await blobs().put(await sharp({ create }).webp().toBuffer(), 'webp')
  return key
}
