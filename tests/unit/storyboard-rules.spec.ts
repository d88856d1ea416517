import { expect, test } from '@playwright/test'
import { ruleSeverity } from '@/lib/storyboard/rules'
import { isRefused, refusalText, validatePayload, validateRequest } from '@/lib/storyboard/validate'
import { brokenReferences } from '../fixtures/rules/broken-references'
import { brokenTexts, warned } from '../fixtures/rules/broken-texts'
import { element, invalidElements, validElements, video } from '../fixtures/rules/create-element'
import { text, url, plain, times, type Payload } from '../fixtures/rules/parts'
import { valid } from '../fixtures/rules/taken'

const clean = (payload: Payload) => JSON.parse(JSON.stringify(payload)) as Payload
const omni = (change: Payload) => validatePayload('kling-v3-omni', clean({ ...text, ...change }))
const create = (change: Payload) => validatePayload('kling-create-element', clean({ ...element, ...change }))
const loud = (issues: ReturnType<typeof omni>) =>
  issues
    .filter(({ severity }) => severity !== 'W')
    .map(({ rule, path, reason }) => `${rule} ${path}: ${reason}`)

for (const [rule, title, change] of valid)
  test(`rule ${rule} takes ${title}`, () => expect(loud(omni(change))).toEqual([]))
for (const [rule, title, change] of validElements)
  test(`rule ${rule} takes ${title}`, () => expect(loud(create(change))).toEqual([]))

const severities: Record<number, string> = ruleSeverity
function expectBroken(rule: number, issues: ReturnType<typeof omni>) {
  const issue = issues.find((each) => each.rule === rule)
  expect(issue, issues.map(({ rule }) => rule).join()).toBeDefined()
  if (!issue) return
  expect(issue.severity).toBe(severities[rule])
  expect(isRefused(issue)).toBe(severities[rule] === 'E')
  expect(refusalText(issue)).toBe(`invalid payload parameters: ${issue.field} (${issue.reason})`)
}
for (const [rule, title, change] of [...brokenTexts, ...brokenReferences, ...warned])
  test(`rule ${rule} finds ${title}`, () => expectBroken(rule, omni(change)))
for (const [rule, title, change] of invalidElements)
  test(`rule ${rule} finds ${title}`, () => expectBroken(rule, create(change)))
test('rule 63 finds fields of the other type', () => {
  expectBroken(63, create({ refer_video: url('c.mp4') }))
  expectBroken(63, create({ ...video, frontal_image: url('f.jpg') }))
})

test('rules 1 and 2 judge the envelope', () => {
  const rules = (body: unknown) => validateRequest(body).map(({ rule }) => rule)
  expect(rules({ model: 'kling-v3-omni', payload: text })).toEqual([])
  for (const body of [
    [],
    null,
    'x',
    7,
    {},
    { model: 7, payload: {} },
    { model: 'kling-v3-omni', payload: 'x' },
  ])
    expect(rules(body)).toEqual([1])
  const [unknown] = validateRequest({ model: 'kling-v9', payload: {} })
  expect(unknown && refusalText(unknown)).toBe('model kling-v9 does not exist')
})

test('a refusal names the parameter and what is wrong in the words of the service', () => {
  const say = (change: Payload) => omni(change).filter(isRefused).map(refusalText)
  expect(say({ prompt: undefined })).toEqual([
    'invalid payload parameters: prompt (Required parameter is missing)',
  ])
  expect(say({ image_list: times(8, plain) })).toEqual([
    'invalid payload parameters: image_list (Number of images and elements 8 exceeds maximum allowed value 7)',
  ])
  expect(say({ duration: '16' })[0]).toContain("duration value '16' is invalid")
})

test('every rule that a payload can break is in a table', () => {
  const tested = new Set(
    [...brokenTexts, ...brokenReferences, ...warned, ...invalidElements].map(([rule]) => rule),
  )
  const elsewhere = [1, 2, 22, 29, 43, 63, 66]
  const all = Object.keys(ruleSeverity).map(Number)
  expect(all.filter((rule) => !tested.has(rule) && !elsewhere.includes(rule))).toEqual([])
  expect(Array.from({ length: 66 }, (_, i) => i + 1).filter((rule) => !all.includes(rule))).toEqual([
    3, 30, 52,
  ])
})
