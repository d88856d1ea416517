import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { createAnimatic } from '@/lib/animatic/animatic'
import type { PlanShot } from '@/lib/animatic/plan-schema'
import { drawShot, type Cut, type Desk } from '@/lib/server/engine/render/draw-shot'
import { joinFilm, takeThumbnail } from '@/lib/server/engine/render/join-film'
import { createRing } from '@/lib/server/engine/render/frame-ring'
import { createPainter } from '@/lib/server/engine/render/painter'
import { planesBytes } from '@/lib/server/engine/render/planes'
import type { RenderOrder, RenderResult } from '@/lib/server/engine/render/render-job'
import { openSegments, type SegmentCache } from '@/lib/server/engine/render/segment-cache'
import { segmentKey, toolsDigest } from '@/lib/server/engine/render/segment-key'
import { FONT, loadFonts, makeSheet } from '@/lib/server/engine/render/sheets'
import { soundtrack } from '@/lib/server/engine/render/soundtrack'
import { openStills } from '@/lib/server/engine/render/stills'

const MARK = 'Shotboard animatic'

/** Makes the film of a plan, and a marked copy when the plan wants one. Only shots that changed are drawn. */
export async function makeFilm(
  order: RenderOrder,
  onProgress: (part: number) => void,
): Promise<RenderResult> {
  const { plan, folder, modules } = order
  loadFonts(modules)
  await mkdir(folder, { recursive: true })
  const desk: Desk = {
    order,
    animatic: createAnimatic({ makeSheet, font: FONT }),
    painter: createPainter(plan),
    stills: openStills(order.files),
    rings: (plan.watermark ? [null, MARK] : [null]).map(() => createRing(planesBytes(plan))),
  }
  const cache = await openSegments(order.segments)
  const shots = await plannedCuts(desk, cache)
  const missing = shots.flatMap(({ cuts }) => cuts).filter(({ found }) => found === null).length
  const toDraw = shots.reduce(
    (sum, { shot, cuts }) => sum + (cuts.every(({ found }) => found) ? 0 : shot.frames),
    0,
  )
  let drawn = 0
  const onFrame = () => {
    if (++drawn % 12 === 0) onProgress((0.92 * drawn) / toDraw)
  }
  for (const { shot, cuts } of shots) await fillCuts(shot, cuts, { desk, cache, onFrame })
  onProgress(0.93)
  const sound = await soundtrack(order)
  const join = (mark: string | null, name: string) => {
    const segments = shots.flatMap(({ cuts }) =>
      cuts.filter((cut) => cut.mark === mark).map(({ found }) => found ?? ''),
    )
    return joinFilm(order, { segments, sound, file: path.join(folder, name) })
  }
  const film = await join(null, 'film.mp4')
  const watermarked = plan.watermark ? await join(MARK, 'watermarked.mp4') : null
  const thumbnail = await takeThumbnail(order, film)
  if (sound.made) await rm(sound.made, { force: true })
  await cache.trim()
  onProgress(1)
  return {
    film,
    watermarked,
    thumbnail,
    width: plan.width,
    height: plan.height,
    frames: plan.totalFrames,
    durationMs: Math.round((plan.totalFrames * 1000) / plan.fps),
    drawn: missing,
    reused: shots.length * (plan.watermark ? 2 : 1) - missing,
  }
}

type PlannedCut = { mark: string | null; key: string; found: string | null }

async function plannedCuts({ order, stills }: Desk, cache: SegmentCache) {
  const { plan } = order
  const tools = await toolsDigest(order)
  const planned: { shot: PlanShot; cuts: PlannedCut[] }[] = []
  for (const shot of plan.shots) {
    const cuts: PlannedCut[] = []
    for (const mark of plan.watermark ? [null, MARK] : [null]) {
      const key = await segmentKey(plan, shot, { stills, tools, mark })
      cuts.push({ mark, key, found: await cache.find(key) })
    }
    planned.push({ shot, cuts })
  }
  return planned
}

async function fillCuts(
  shot: PlanShot,
  cuts: PlannedCut[],
  { desk, cache, onFrame }: { desk: Desk; cache: SegmentCache; onFrame: () => void },
): Promise<void> {
  const { folder } = desk.order
  const todo = cuts
    .filter(({ found }) => found === null)
    .map((cut) => ({ cut, file: path.join(folder, `${cut.key}.part.mp4`) }))
  if (todo.length === 0) return
  const wanted: Cut[] = todo.map(({ cut, file }) => ({ file, mark: cut.mark }))
  await drawShot(shot, wanted, desk, onFrame)
  for (const { cut, file } of todo) cut.found = await cache.keep(cut.key, file)
}
