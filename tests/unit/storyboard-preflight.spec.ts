import { expect, test } from '@playwright/test'
import type { SceneIssue } from '@/lib/storyboard/issue'
import { blocks, preflight } from '@/lib/storyboard/preflight'
import { elementsRows } from '../fixtures/preflight/elements'
import { context, elements, base, plan } from '../fixtures/preflight/library'
import { referencesRows } from '../fixtures/preflight/references'
import { textsRows } from '../fixtures/preflight/texts'
import { scene } from '../support/boards'
import { repaired } from '../support/repaired'

const alike = (issues: readonly SceneIssue[], issue: SceneIssue) =>
  issues.filter(
    (each) => each.rule === issue.rule && JSON.stringify(each.field) === JSON.stringify(issue.field),
  ).length

const rows = [...textsRows, ...referencesRows, ...elementsRows]
for (const [rule, from, sentence, labels] of rows) {
  test(`rule ${rule} says "${sentence}" and offers ${labels.join(', ') || 'nothing'}`, () => {
    const issues = preflight(from, context)
    const issue = issues.find((each) => each.rule === rule)
    expect(issue?.sentence, JSON.stringify(issues)).toBe(sentence)
    if (!issue) return
    expect(issue.fixes.map(({ label }) => label)).toEqual(labels)
    const waits = /when it is ready\.$|before the next generation\.$/.test(sentence)
    expect(blocks(issue)).toBe(![54, 55, 57, 58].includes(rule) && !waits)
    for (const offer of issue.fixes)
      expect(alike(preflight(repaired(from, offer), context), issue), offer.label).toBeLessThan(
        alike(issues, issue),
      )
  })
}

test('following the first repair again and again ends with a scene that can be sent', () => {
  for (const [rule, from] of rows) {
    if (rule === 5) continue
    let now = from
    for (let i = 0; i < 20; i++) {
      const next = preflight(now, context).find((issue) => blocks(issue) && issue.fixes.length > 0)
      const [first] = next?.fixes ?? []
      if (!first) break
      now = repaired(now, first)
    }
    expect(preflight(now, context).filter(blocks), `from rule ${rule}`).toEqual([])
  }
})

test('each problem stands at its field', () => {
  const field = (rule: number) => {
    const from = rows.find((row) => row[0] === rule)?.[1]
    return from && preflight(from, context).find((issue) => issue.rule === rule)?.field
  }
  expect(field(5)).toEqual({ kind: 'shot', shotId: 'a1', field: 'prompt' })
  expect(field(48)).toEqual({ kind: 'shot', shotId: 'a1', field: 'duration' })
  expect(field(49)).toEqual({ kind: 'scene', field: 'duration' })
  expect(field(26)).toEqual({ kind: 'scene', field: 'sound' })
  expect(field(18)).toEqual({ kind: 'references', slot: 'endFrame' })
  expect(field(20)).toEqual({ kind: 'references', slot: 'firstFrame' })
  expect(field(29)).toEqual({ kind: 'references', slot: 'video' })
  expect(field(38)).toEqual({ kind: 'references', slot: 'all' })
  expect(field(41)).toEqual({ kind: 'element', elementId: 'tomas' })
  expect(field(56)).toEqual({ kind: 'shot', shotId: 'a1', field: 'prompt' })
})

test('a scene that can be sent has nothing to say, also when a video is edited', () => {
  expect(preflight(plan(), context)).toEqual([])
  expect(preflight(plan({ references: { video: base } }), context)).toEqual([])
  expect(
    preflight(
      plan({ shots: [3, 4, 5], references: { firstFrameId: 'f', elements: elements('mara') } }),
      context,
    ),
  ).toEqual([])
})

test('the raw reason is the queue’s own wording', () => {
  const [issue] = preflight(scene(), context)
  expect(issue?.raw).toBe('invalid payload parameters: prompt (Must not be empty)')
})

test('a shortened prompt keeps whole mentions, whole characters and the limit', () => {
  const long = plan({ prompts: [`${'a'.repeat(2_490)} 👋👋👋👋👋👋👋👋👋👋`] })
  const [issue] = preflight(long, context)
  const [first] = issue?.fixes ?? []
  const cut = first && repaired(long, first).shots[0]?.prompt
  expect(cut?.length).toBeLessThanOrEqual(2_500)
  expect(cut).toMatch(/^a{2490}( 👋+)?$/u)
})
