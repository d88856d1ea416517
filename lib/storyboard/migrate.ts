import { z } from 'zod'
import { Storyboard } from '@/lib/storyboard/schema'
import { STORYBOARD_VERSION } from '@/lib/storyboard/version'

export type ParsedStoryboard = { ok: true; storyboard: Storyboard } | { ok: false; sentence: string }
type Migration = (document: Record<string, unknown>) => Record<string, unknown>

/** Step `n` turns a document of version n into one of version n + 1. Version 1 is the first. */
const migrations: Record<number, Migration> = {}

const Versioned = z.looseObject({ version: z.int().min(1) })

/** A document from outside (a file, a clipboard, a row) as a storyboard of today. Never throws; a refusal is a sentence. */
export function parseStoryboard(json: unknown): ParsedStoryboard {
  const versioned = Versioned.safeParse(json)
  if (!versioned.success) return refuse('This is not a storyboard.')
  const { version } = versioned.data
  if (version > STORYBOARD_VERSION)
    return refuse(
      `This storyboard was made with a newer Shotboard (version ${version}). This one reads up to version ${STORYBOARD_VERSION}.`,
    )
  const parsed = Storyboard.safeParse(migrated(versioned.data, version))
  if (!parsed.success) return refuse(whyUnreadable(parsed.error))
  const twice = repeatedId(parsed.data)
  if (twice !== null) return refuse(`This storyboard cannot be read: the id ${twice} is used twice.`)
  return { ok: true, storyboard: filled(parsed.data) }
}

function refuse(sentence: string): ParsedStoryboard {
  return { ok: false, sentence }
}

function migrated(document: Record<string, unknown>, version: number): Record<string, unknown> {
  let now = document
  for (let from = version; from < STORYBOARD_VERSION; from++) now = migrations[from]?.(now) ?? now
  return now
}

/** "Scene 2, shot 1, durationMs": the first thing that is wrong. */
function whyUnreadable(error: z.ZodError): string {
  const path = error.issues[0]?.path ?? []
  const names = path.flatMap((key, i) => {
    if (typeof key !== 'number')
      return /^(scenes|shots)$/.test(String(key)) && i + 1 < path.length ? [] : [String(key)]
    const list = path[i - 1]
    return [list === 'scenes' ? `scene ${key + 1}` : list === 'shots' ? `shot ${key + 1}` : String(key + 1)]
  })
  return names.length > 0
    ? `This storyboard cannot be read: ${names.join(', ').slice(0, 200)} is not as it should be.`
    : 'This storyboard cannot be read: it has fields that are not known.'
}

function repeatedId(storyboard: Storyboard): string | null {
  const seen = new Set<string>()
  const ids = storyboard.scenes.flatMap((scene) => [scene.id, ...scene.shots.map((shot) => shot.id)])
  const inScene = storyboard.scenes.map((scene) => scene.references.elements.map(({ id }) => id))
  const twice = inScene.flatMap((list) => list.filter((id, i) => list.indexOf(id) !== i))
  return twice[0] ?? ids.find((id) => seen.size === seen.add(id).size) ?? null
}

/** One shot alone always fills its scene. */
function filled(storyboard: Storyboard): Storyboard {
  const scenes = storyboard.scenes.map((scene) => {
    const [only, ...others] = scene.shots
    if (!only || others.length > 0 || only.durationMs === scene.durationMs) return scene
    return { ...scene, shots: [{ ...only, durationMs: scene.durationMs }] }
  })
  return { ...storyboard, scenes }
}
