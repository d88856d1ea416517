import { expect, test } from '@/tests/support/app'
import { gestureOf } from '@/tests/support/random-hands'
import { Studio } from '@/tests/support/studio'
import { shownPlan, watched, watchLegality } from '@/tests/support/timeline-watch'

/** SEEDS=5,6 takes other ones; STEPS=3,9,12 runs only these steps of a seed, to find the few that a failure needs. */
const seeds = (process.env.SEEDS ?? '3').split(',').map(Number)
const steps = process.env.STEPS?.split(',').map(Number) ?? Array.from({ length: 24 }, (_, i) => i)

for (const seed of seeds)
  test(`whatever hands and keys do, shots stay legal and every gesture is one undo step (seed ${seed})`, async ({
    app,
  }) => {
    test.setTimeout(180_000)
    const studio = new Studio(app)
    await watchLegality(app)
    await studio.create()
    await studio.pressRuler()
    await expect(studio.prompt(1)).toBeVisible()
    const past = [await shownPlan(app)]
    let at = 0
    const log: string[] = []
    const story = () => `SEEDS=${seed} STEPS=${steps.join(',')}\n${log.join('\n')}`

    for (const step of steps) {
      const done = await gestureOf(app, seed, step)
      if (!done) continue
      log.push(`${step}: ${done.words}`)
      expect((await watched(app)).wrong, story()).toEqual([])
      const now = await shownPlan(app)
      if (done.kind === 'undo') at = Math.max(0, at - 1)
      else if (done.kind === 'redo') at = Math.min(past.length - 1, at + 1)
      else if (now !== past[at]) {
        past.splice(at + 1, past.length, now)
        at++
      }
      expect(now, story()).toBe(past[at])
    }
    expect((await watched(app)).seen).toBeGreaterThan(steps.length)

    const last = past[at]
    while (at > 0) {
      await app.keyboard.press('Control+z')
      at--
      await expect.poll(() => shownPlan(app), story()).toBe(past[at])
    }
    await expect(studio.bar.getByRole('button', { name: /^Undo/ })).toBeDisabled()
    for (at = 1; past[at - 1] !== last && at < past.length; at++) await app.keyboard.press('Control+Shift+z')
    const shown = await shownPlan(app)
    await studio.saved()
    await app.reload()
    await expect(studio.timeline).toBeVisible()
    await expect.poll(() => shownPlan(app), story()).toBe(shown)
  })
