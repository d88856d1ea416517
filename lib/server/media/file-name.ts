import { storable } from '@/lib/server/db/storable'

const MAX_LENGTH = 200

/** A name for people, made of what a browser sent: no folders, no control or direction-changing characters, at most 200 characters. It never becomes a path. */
export function cleanName(sent: string | null | undefined): string {
  const last = (sent ?? '').split(/[\\/]/).at(-1) ?? ''
  const visible = storable(last.normalize('NFC'))
    .replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim()
  return shortened(visible) || 'Untitled'
}

/** Cut in the middle so that the ending stays, never inside an emoji. */
function shortened(name: string): string {
  if (name.length <= MAX_LENGTH) return name
  const dot = name.lastIndexOf('.')
  const ending = dot > 0 && name.length - dot <= 12 ? name.slice(dot) : ''
  let start = ''
  for (const { segment } of new Intl.Segmenter().segment(name)) {
    if (start.length + segment.length > MAX_LENGTH - 1 - ending.length) break
    start += segment
  }
  return `${start}…${ending}`
}
