import { elementTags } from '@/lib/storyboard/limits'
import type { ElementHealth } from '@/lib/storyboard/element-health'
import type { ElementUse, ElementView } from '@/lib/views-elements'

/** One filter is on at a time: a state, the archive, a tag, or what the element is made from. */
export type ElementFilter =
  'all' | 'archived' | `state:${ElementHealth}` | `tag:${string}` | `from:${ElementView['referenceType']}`

function matchesFilter(element: ElementView, filter: ElementFilter): boolean {
  if (filter === 'archived' || element.archived) return filter === 'archived' && element.archived
  if (filter === 'all') return true
  const [kind, value = ''] = filter.split(':')
  if (kind === 'tag') return element.tagIds.includes(value)
  return kind === 'state' ? element.state === value : element.referenceType === value
}

/** Rows that stand there also when nothing is behind them. */
const always = new Set<ElementFilter>(['all', 'state:ready', 'state:creating', 'state:failed'])

type FilterRow = { filter: ElementFilter; name: string; count: number }
export type FilterGroup = { heading: string; rows: FilterRow[] }

/** The side list with its counts. "Hottest" stands only where an element has it: the service sets it, people rarely do. */
export function filterGroups(elements: readonly ElementView[]): FilterGroup[] {
  const row = (filter: ElementFilter, name: string): FilterRow => ({
    filter,
    name,
    count: elements.filter((element) => matchesFilter(element, filter)).length,
  })
  const tags = elementTags
    .map((tag) => row(`tag:${tag.id}`, tag.name))
    .filter((tag) => tag.name !== 'Hottest' || tag.count > 0)
  return [
    {
      heading: 'Status',
      rows: [
        row('all', 'All elements'),
        row('state:ready', 'Ready'),
        row('state:creating', 'Creating'),
        row('state:failed', 'Failed'),
        row('state:changed', 'Pictures changed'),
        row('state:elsewhere', 'New to this queue'),
        row('archived', 'Archived'),
      ].filter(({ filter, count }) => count > 0 || always.has(filter)),
    },
    { heading: 'Tag', rows: tags },
    {
      heading: 'Made from',
      rows: [row('from:image_refer', 'Pictures'), row('from:video_refer', 'Video')],
    },
  ]
}

export type ElementOrder = 'newest' | 'name' | 'used'
export const elementOrders: { value: ElementOrder; label: string }[] = [
  { value: 'newest', label: 'Newest' },
  { value: 'name', label: 'Name' },
  { value: 'used', label: 'Most used' },
]

/** Elements whose name, description or tag has every word of the search. What is being made stays where it is. */
export function findElements(
  elements: readonly ElementView[],
  {
    filter,
    search,
    order,
    usage,
  }: { filter: ElementFilter; search: string; order: ElementOrder; usage: Usage },
): ElementView[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const text = (element: ElementView) =>
    `${element.name} ${element.description} ${tagNames(element.tagIds).join(' ')}`.toLowerCase()
  const byName = (a: ElementView, b: ElementView) =>
    a.name.localeCompare(b.name, 'en', { sensitivity: 'base', numeric: true })
  const compare: Record<ElementOrder, (a: ElementView, b: ElementView) => number> = {
    newest: (a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt) || byName(a, b),
    name: byName,
    used: (a, b) => shotsOf(usage, b.id) - shotsOf(usage, a.id) || byName(a, b),
  }
  return elements
    .filter(
      (element) => matchesFilter(element, filter) && words.every((word) => text(element).includes(word)),
    )
    .sort(compare[order])
}

/** The scenes that use each element, by element id. */
export type Usage = Readonly<Record<string, readonly ElementUse[]>>

/** In how many shots of storyboards that are not archived it is named. */
export function shotsOf(usage: Usage, id: string): number {
  return (usage[id] ?? []).reduce((sum, use) => sum + (use.archived ? 0 : use.shots), 0)
}

export function usageText(shots: number): string {
  return shots === 0 ? 'Not used' : `In ${shots} ${shots === 1 ? 'shot' : 'shots'}`
}

export function tagNames(tagIds: readonly string[]): string[] {
  return elementTags.filter((tag) => tagIds.includes(tag.id)).map((tag) => tag.name)
}
