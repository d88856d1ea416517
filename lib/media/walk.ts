import { walkAvi } from '@/lib/media/avi-walk'
import { walkBoxes, type BoxWalk, type ByteSource } from '@/lib/media/boxes'
import { walkEbml } from '@/lib/media/ebml-walk'
import type { Format } from '@/lib/media/file-kind'
import type { Unreadable } from '@/lib/storyboard/fit'

/** Walks the outermost layer of a container before any parser sees it; null when it is whole, or has no such layer. */
export async function walkContainer(
  format: Format,
  source: ByteSource,
): Promise<{ reason: Unreadable; raw: string } | null> {
  const walk = await walker(format)?.(source)
  if (!walk || walk.ok) return null
  return { reason: reasonOf(walk), raw: walk.raw }
}

function walker(format: Format): ((source: ByteSource) => Promise<BoxWalk>) | null {
  switch (format) {
    case 'mp4':
    case 'mov':
    case 'm4a':
      return walkBoxes
    case 'webm':
    case 'mkv':
      return walkEbml
    case 'avi':
      return walkAvi
    default:
      return null
  }
}

function reasonOf(walk: Exclude<BoxWalk, { ok: true }>): Unreadable {
  if (walk.why === 'cut') return { code: 'cut', missingBytes: walk.missingBytes }
  return walk.why === 'noIndex' ? { code: 'noIndex' } : { code: 'damaged', atMs: null }
}
