/** Camera moves are words in the prompt, not parameters. `phrase` is what the button writes, `words` is what lights it up. */
export const cameraMoves = [
  {
    id: 'static',
    name: 'Static',
    phrase: 'Static camera.',
    words: /\b(?:static|locked[- ]off|fixed) (?:camera|shot|frame)\b/i,
  },
  {
    id: 'push',
    name: 'Push in',
    phrase: 'Slow push in.',
    words: /\b(?:push(?:es|ing)?|doll(?:y|ies|ying)|zooms?|zooming)[- ]in\b/i,
  },
  {
    id: 'pull',
    name: 'Pull out',
    phrase: 'Slow pull out.',
    words: /\b(?:pull(?:s|ing)?|doll(?:y|ies|ying)|zooms?|zooming)[- ](?:out|back)\b/i,
  },
  {
    id: 'pan',
    name: 'Pan',
    phrase: 'Slow pan right.',
    words: /\b(?:pan|pans|panning) (?:slowly |gently )?(?:to the )?(?:left|right|across|over|along)\b/i,
  },
  {
    id: 'tilt',
    name: 'Tilt',
    phrase: 'Slow tilt up.',
    words: /\b(?:tilt|tilts|tilting) (?:slowly |gently )?(?:up|down)(?:wards?)?\b/i,
  },
  {
    id: 'orbit',
    name: 'Orbit',
    phrase: 'Orbit around the subject.',
    words: /\b(?:orbit|orbits|orbiting|circles|circling) (?:slowly )?(?:around|round)\b|\borbit shot\b/i,
  },
  {
    id: 'crane',
    name: 'Crane',
    phrase: 'Crane up.',
    words: /\b(?:crane|cranes|craning)[- ](?:shot|up|down)\b/i,
  },
  { id: 'hand', name: 'Handheld', phrase: 'Handheld camera.', words: /\bhand-?held\b/i },
] as const
export type CameraMove = (typeof cameraMoves)[number]
export type CameraMoveId = CameraMove['id']

/** Where a move stands in a prompt (UTF-16 offsets), or null. */
export function findMove(prompt: string, move: CameraMove): { from: number; to: number } | null {
  const match = move.words.exec(prompt)
  return match ? { from: match.index, to: match.index + match[0].length } : null
}

/** The phrase goes to the end, after a full stop and one space. */
export function addMove(prompt: string, move: CameraMove): string {
  const start = prompt.trimEnd()
  if (start === '') return move.phrase
  const end = /[.!?…。！？:;,)"”»\]}]$/u.test(start) ? '' : '.'
  return `${start}${end} ${move.phrase}`
}

/** Takes out the phrase the button wrote, wherever it stands; other words for the same move are the person's and stay. */
export function removeMove(prompt: string, move: CameraMove): string {
  const at = prompt.lastIndexOf(move.phrase)
  if (at < 0) return prompt
  const before = prompt.slice(0, at)
  const after = prompt.slice(at + move.phrase.length)
  return after.trim() === '' ? before.trimEnd() : before + after.trimStart()
}
