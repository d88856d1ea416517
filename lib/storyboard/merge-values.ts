/** What two sides did to one value since they had `base`. */
export type Sides<T> = { base: T; mine: T; theirs: T }
export type Side = 'mine' | 'theirs'
/** Says which side a value both changed comes from. */
export type Decide = (where: { field: string; mine: unknown; theirs: unknown }) => Side

/** JSON values by content; key order does not count. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const keys = Object.keys(a)
  if (Array.isArray(a) !== Array.isArray(b) || keys.length !== Object.keys(b).length) return false
  const [one, two] = [a as Record<string, unknown>, b as Record<string, unknown>]
  return keys.every((key) => Object.hasOwn(two, key) && same(one[key], two[key]))
}

/** The side that changed wins; when both did and differ, `decide` does. */
export function mergeValue<T>({ base, mine, theirs }: Sides<T>, field: string, decide: Decide): T {
  if (same(mine, theirs) || same(base, mine)) return theirs
  if (same(base, theirs)) return mine
  return decide({ field, mine, theirs }) === 'mine' ? mine : theirs
}

/** Ids that are left when additions and removals of both sides count. */
export function mergeMembers({ base, mine, theirs }: Sides<readonly string[]>): Set<string> {
  const all = [...theirs, ...mine.filter((id) => !theirs.includes(id))]
  const had = new Set(base)
  return new Set(all.filter((id) => (had.has(id) ? mine.includes(id) && theirs.includes(id) : true)))
}

/** The order of `kept`: of the side that moved something, with what the other side added behind what it stood behind there. */
export function mergeOrder(
  { base, mine, theirs }: Sides<readonly string[]>,
  kept: ReadonlySet<string>,
  { field, decide }: { field: string; decide: Decide },
): string[] {
  const common = base.filter((id) => kept.has(id) && mine.includes(id) && theirs.includes(id))
  const orderIn = (list: readonly string[]) => list.filter((id) => common.includes(id))
  const order = mergeValue(
    { base: common, mine: orderIn(mine), theirs: orderIn(theirs) },
    field,
    ({ field: name }) => decide({ field: name, mine, theirs }),
  )
  const mineLeads = !same(order, orderIn(theirs))
  const [leading, other] = mineLeads ? [mine, theirs] : [theirs, mine]
  const result = leading.filter((id) => kept.has(id))
  other.forEach((id, i) => {
    if (!kept.has(id) || result.includes(id)) return
    const before = other.slice(0, i).findLast((each) => result.includes(each))
    result.splice(before === undefined ? 0 : result.indexOf(before) + 1, 0, id)
  })
  return [...result, ...[...kept].filter((id) => !result.includes(id))]
}
