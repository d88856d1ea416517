import {
  Archive,
  Box,
  Film,
  Flame,
  Images,
  Mountain,
  PawPrint,
  Shapes,
  Shirt,
  Tag,
  UserRound,
  Wind,
  type LucideIcon,
} from 'lucide-react'
import type { ElementFilter } from '@/components/elements/element-filters'

const icons: Record<string, LucideIcon> = {
  all: Shapes,
  archived: Archive,
  'tag:o_101': Flame,
  'tag:o_102': UserRound,
  'tag:o_103': PawPrint,
  'tag:o_104': Box,
  'tag:o_105': Shirt,
  'tag:o_106': Mountain,
  'tag:o_107': Wind,
  'tag:o_108': Tag,
  'from:image_refer': Images,
  'from:video_refer': Film,
}
const pips: Record<string, string> = {
  'state:ready': 'text-ok',
  'state:creating': 'text-pencil',
  'state:failed': 'text-error',
  'state:changed': 'text-warn',
  'state:elsewhere': 'text-warn',
}

export function FilterIcon({ filter }: { filter: ElementFilter }) {
  const pip = pips[filter]
  if (pip) return <span aria-hidden className={`mx-1 size-1.5 shrink-0 rounded-full bg-current ${pip}`} />
  const Icon = icons[filter] ?? Tag
  return <Icon size={14} strokeWidth={1.6} aria-hidden className="shrink-0" />
}
