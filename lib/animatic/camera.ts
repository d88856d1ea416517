import { random } from '@/lib/animatic/seed'

export const cameraMoves = [
  'static',
  'push in',
  'pull out',
  'pan left',
  'pan right',
  'tilt up',
  'tilt down',
  'orbit left',
  'orbit right',
  'crane up',
  'crane down',
  'handheld',
  'drift',
] as const
export type CameraMove = (typeof cameraMoves)[number]

/** `zoom` ≥ 1: 1 is the picture just covering the frame. `x`, `y`: 0..1 of the room that is left over. */
export type Framing = { zoom: number; x: number; y: number }
export type Rect = { x: number; y: number; width: number; height: number }
export type Size = { width: number; height: number }

const adverb = '(?:(?:slowly|gently|slightly|quickly) )?'
const words = (pattern: string) => new RegExp(`\\b(?:${pattern})\\b`, 'i')
const patterns: readonly [RegExp, CameraMove][] = [
  [words('(?:static|locked|locked[- ]off|fixed) (?:camera|shot|frame)|locked[- ]off|tripod'), 'static'],
  [words('hand-?held|shaky cam(?:era)?'), 'handheld'],
  [
    words(
      `(?:push(?:es|ing)?|doll(?:y|ies|ying)|zoom(?:s|ing)?)[- ]${adverb}in|camera moves ${adverb}(?:in|closer)`,
    ),
    'push in',
  ],
  [
    words(`(?:pull(?:s|ing)?|doll(?:y|ies|ying)|zoom(?:s|ing)?|drifts?)[- ]${adverb}(?:out|back|away)`),
    'pull out',
  ],
  [words(`(?:orbit|arc)(?:s|ing)? ${adverb}(?:to the )?left`), 'orbit left'],
  [
    words(`orbit(?:s|ing)?|circl(?:es|ing) ${adverb}(?:around|round)|(?:camera|drone) circles`),
    'orbit right',
  ],
  [words(`cran(?:e|es|ing)[- ]${adverb}(?:shot )?down`), 'crane down'],
  [words(`cran(?:e|es|ing)[- ]${adverb}(?:shot|up|over)|(?:camera|drone) (?:rises|lifts)`), 'crane up'],
  [words(`tilt(?:s|ing)? ${adverb}down(?:wards?)?`), 'tilt down'],
  [words(`tilt(?:s|ing)? ${adverb}up(?:wards?)?|tilt shot`), 'tilt up'],
  [words(`(?:pan|track|truck)(?:s|n?ing)? ${adverb}(?:to the )?left`), 'pan left'],
  [
    words(
      `(?:pan|track|truck)(?:s|n?ing)? ${adverb}(?:to the )?(?:right|across|over|along)|(?:tracking|pan) shot`,
    ),
    'pan right',
  ],
]

/** The camera move a prompt asks for. Without words for one the picture drifts a little, so that time is seen to pass. */
export function readCamera(prompt: string): CameraMove {
  return patterns.find(([pattern]) => pattern.test(prompt))?.[1] ?? 'drift'
}

export type FoundCamera = { move: CameraMove; from: number; to: number }
/** Every camera move that a prompt has words for, and where they stand (UTF-16 offsets). */
export function findCamera(prompt: string): FoundCamera[] {
  return patterns.flatMap(([pattern, move]) => {
    const match = pattern.exec(prompt)
    return match ? [{ move, from: match.index, to: match.index + match[0].length }] : []
  })
}

const paths: Record<Exclude<CameraMove, 'drift' | 'handheld'>, readonly [Framing, Framing]> = {
  static: [at(1.02, 0.5, 0.5), at(1.02, 0.5, 0.5)],
  'push in': [at(1.02, 0.5, 0.5), at(1.24, 0.5, 0.46)],
  'pull out': [at(1.24, 0.5, 0.46), at(1.02, 0.5, 0.5)],
  'pan left': [at(1.2, 0.9, 0.5), at(1.2, 0.1, 0.5)],
  'pan right': [at(1.2, 0.1, 0.5), at(1.2, 0.9, 0.5)],
  'tilt up': [at(1.2, 0.5, 0.92), at(1.2, 0.5, 0.08)],
  'tilt down': [at(1.2, 0.5, 0.08), at(1.2, 0.5, 0.92)],
  'orbit left': [at(1.14, 0.9, 0.4), at(1.14, 0.1, 0.6)],
  'orbit right': [at(1.14, 0.1, 0.6), at(1.14, 0.9, 0.4)],
  'crane up': [at(1.24, 0.5, 0.95), at(1.08, 0.5, 0.1)],
  'crane down': [at(1.08, 0.5, 0.1), at(1.24, 0.5, 0.95)],
}

function at(zoom: number, x: number, y: number): Framing {
  return { zoom, x, y }
}

/** Where the camera stands at `progress` 0..1 of a shot that lasts `seconds`. */
export function framing(move: CameraMove, seed: number, progress: number, seconds: number): Framing {
  if (move === 'handheld') return shaken(seed, progress * seconds)
  const [from, to] = move === 'drift' ? drift(seed) : paths[move]
  const t = 0.85 * smooth(progress) + 0.15 * progress
  const swing = move.startsWith('orbit') ? 1 + 0.05 * Math.sin(Math.PI * t) : 1
  return {
    zoom: swing * Math.exp(mix(Math.log(from.zoom), Math.log(to.zoom), t)),
    x: mix(from.x, to.x, t),
    y: mix(from.y, to.y, t),
  }
}

function drift(seed: number): readonly [Framing, Framing] {
  const next = random(seed)
  const closer = next() < 0.7
  const near = at(1.1, 0.3 + 0.4 * next(), 0.35 + 0.3 * next())
  const wide = at(1.03, 0.5, 0.5)
  return closer ? [wide, near] : [near, wide]
}

/** Two slow swings per axis that never line up: a held camera, not an earthquake. */
function shaken(seed: number, second: number): Framing {
  const next = random(seed)
  const sway = (slow: number, quick: number) =>
    0.5 + 0.3 * Math.sin(slow * second + 6.3 * next()) + 0.12 * Math.sin(quick * second + 6.3 * next())
  return at(1.12 + 0.008 * Math.sin(1.3 * second), sway(1.7, 4.3), sway(2.1, 5.1))
}

/** The part of a picture that fills the frame, in the picture's own pixels. */
export function coverRect(picture: Size, frame: Size, { zoom, x, y }: Framing): Rect {
  const scale = Math.max(frame.width / picture.width, frame.height / picture.height) * zoom
  const width = frame.width / scale
  const height = frame.height / scale
  return { x: (picture.width - width) * x, y: (picture.height - height) * y, width, height }
}

export function smooth(value: number): number {
  const t = Math.min(1, Math.max(0, value))
  return t * t * (3 - 2 * t)
}

function mix(from: number, to: number, t: number): number {
  return from + (to - from) * t
}
