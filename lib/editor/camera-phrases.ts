import { findCamera, type CameraMove, type FoundCamera } from '@/lib/animatic/camera'

/** Camera moves are words in the prompt, not parameters. `phrase` is what the button writes; any words the animatic reads light it up. */
export type CameraPhrase = { id: string; name: string; phrase: string; moves: readonly CameraMove[] }

export const cameraPhrases: readonly CameraPhrase[] = [
  { id: 'static', name: 'Static', phrase: 'Static camera.', moves: ['static'] },
  { id: 'push', name: 'Push in', phrase: 'Slow push in.', moves: ['push in'] },
  { id: 'pull', name: 'Pull out', phrase: 'Slow pull out.', moves: ['pull out'] },
  { id: 'pan', name: 'Pan', phrase: 'Slow pan right.', moves: ['pan left', 'pan right'] },
  { id: 'tilt', name: 'Tilt', phrase: 'Slow tilt up.', moves: ['tilt up', 'tilt down'] },
  { id: 'orbit', name: 'Orbit', phrase: 'Orbit around the subject.', moves: ['orbit left', 'orbit right'] },
  { id: 'crane', name: 'Crane', phrase: 'Crane up.', moves: ['crane up', 'crane down'] },
  { id: 'hand', name: 'Handheld', phrase: 'Handheld camera.', moves: ['handheld'] },
]

/** Where the words for a move stand, or null. */
export function findPhrase(prompt: string, { moves }: CameraPhrase): FoundCamera | null {
  return findCamera(prompt).find(({ move }) => moves.includes(move)) ?? null
}

/** The phrase goes to the end, after a full stop and one space. */
export function addPhrase(prompt: string, { phrase }: CameraPhrase): string {
  const start = prompt.trimEnd()
  if (start === '') return phrase
  const stop = /[.!?…。！？:;,)"”»\]}]$/u.test(start) ? '' : '.'
  return `${start}${stop} ${phrase}`
}

/** Takes out the phrase the button wrote. Other words for the same move are the person's own and stay: then the prompt is the same. */
export function removePhrase(prompt: string, { phrase }: CameraPhrase): string {
  const at = prompt.lastIndexOf(phrase)
  if (at < 0) return prompt
  const before = prompt.slice(0, at)
  const after = prompt.slice(at + phrase.length)
  return after.trim() === '' ? before.trimEnd() : before + after.trimStart()
}
