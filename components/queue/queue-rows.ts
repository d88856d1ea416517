import { daysBetween, dayText } from '@/components/ui/time-text'
import { isOpen, isWaiting, openLine } from '@/lib/storyboard/generation-states'
import type { GenerationView } from '@/lib/views'

export type QueueFilter = 'all' | 'active' | 'done' | 'failed'

export const isActive = ({ state }: GenerationView): boolean => isOpen(state)

const inFilter: Record<QueueFilter, (generation: GenerationView) => boolean> = {
  all: () => true,
  active: isActive,
  done: ({ state }) => state === 'done',
  failed: ({ state }) => state === 'failed' || state === 'uncertain',
}

export function filterCounts(generations: readonly GenerationView[]): Record<QueueFilter, number> {
  const count = (filter: QueueFilter) => generations.filter(inFilter[filter]).length
  return { all: generations.length, active: count('active'), done: count('done'), failed: count('failed') }
}

/** "2 running, 1 waiting", or that nothing is. */
export function queueLine(generations: readonly GenerationView[]): string {
  return openLine(generations) ?? 'Nothing is running'
}

export function filterQueue(
  generations: readonly GenerationView[],
  { filter, model, search }: { filter: QueueFilter; model: string | null; search: string },
): GenerationView[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  return generations.filter(
    (generation) =>
      inFilter[filter](generation) &&
      (model === null || generation.model === model) &&
      words.every((word) => searchText(generation).includes(word)),
  )
}

function searchText(generation: GenerationView): string {
  return [
    requestName(generation),
    subtitle(generation),
    generation.storyboardTitle,
    generation.requestId,
    settingsText(generation),
    generation.error,
  ]
    .join(' ')
    .toLowerCase()
}

/** `heading` null: what runs and waits, first to run on top. Below it days, newest first. */
export type QueueGroup = { heading: string | null; rows: GenerationView[] }

export function groupByDay(generations: readonly GenerationView[], now: number): QueueGroup[] {
  const running = generations.filter(isActive).sort(byTurn)
  const groups: QueueGroup[] = running.length > 0 ? [{ heading: null, rows: running }] : []
  const ended = generations.filter((generation) => !isActive(generation))
  for (const row of ended.sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt))) {
    const heading = dayHeading(Date.parse(row.createdAt), now)
    const last = groups.at(-1)
    if (last?.heading === heading) last.rows.push(row)
    else groups.push({ heading, rows: [row] })
  }
  return groups
}

/** What runs first, longest running on top; then what waits, in its order. */
function byTurn(a: GenerationView, b: GenerationView): number {
  const turn = (each: GenerationView) => (isWaiting(each) ? (each.position ?? 1e6) : 0)
  return turn(a) - turn(b) || Date.parse(a.createdAt) - Date.parse(b.createdAt)
}

function dayHeading(at: number, now: number): string {
  const days = daysBetween(at, now)
  if (days <= 0) return 'Today'
  return days === 1 ? 'Yesterday' : dayText(at, now)
}

/** "Scene 2, take 4" or "Element Tomas". */
export function requestName(generation: GenerationView): string {
  if (generation.kind === 'element') return `Element ${generation.elementName ?? 'without a name'}`
  if (generation.storyboardId === null) return `Test of ${generation.elementName ?? 'an element'}`
  return `Scene ${generation.sceneNumber ?? '?'}, take ${generation.takeNumber}`
}

export function subtitle(generation: GenerationView): string {
  if (generation.kind === 'element' || generation.storyboardId === null) return ''
  const parts = [generation.sceneName, generation.storyboardTitle].filter(Boolean)
  return parts.join(' · ') || 'A storyboard that is gone'
}

/** "Pro, 16:9, 15 s, 5 shots, sound": the scene as it was sent. */
export function settingsText({ kind, scene }: GenerationView): string {
  if (kind === 'element' || !scene) return ''
  const { shots, references } = scene
  return [
    scene.quality === 'pro' ? 'Pro' : 'Standard',
    references.firstFrameId || references.video?.use === 'base' ? null : scene.aspect,
    references.video?.use === 'base' ? 'edits a video' : `${scene.durationMs / 1_000} s`,
    `${shots.length} ${shots.length === 1 ? 'shot' : 'shots'}`,
    scene.sound ? 'sound' : null,
    scene.watermark ? 'watermarked copy' : null,
  ]
    .filter(Boolean)
    .join(', ')
}

export function modelName(model: string): string {
  if (model === 'kling-v3-omni') return 'Kling V3 Omni'
  return model === 'kling-create-element' ? 'Create Element' : model
}

/** How long it took, or has taken so far; null before it was sent. */
export function tookMs(generation: GenerationView, now: number): number | null {
  const from = generation.sentAt ?? generation.createdAt
  const to =
    generation.finishedAt === null ? (isActive(generation) ? now : null) : Date.parse(generation.finishedAt)
  return to === null ? null : Math.max(0, to - Date.parse(from))
}
