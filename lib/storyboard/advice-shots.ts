import {
  count,
  fix,
  plural,
  removeEndFrame,
  removeVideo,
  useForStyle,
  type Adviser,
  type Case,
} from '@/lib/storyboard/advice'
import { limits } from '@/lib/storyboard/limits'
import { tokenAt } from '@/lib/storyboard/reference-order'
import { clamp, snap, totalMs } from '@/lib/storyboard/shot-lengths'
import { formatSeconds } from '@/lib/storyboard/timeline'
import { tokenText } from '@/lib/storyboard/tokens'

function shotAt({ field, scene }: Case) {
  const index = field.kind === 'shot' ? scene.shots.findIndex(({ id }) => id === field.shotId) : -1
  return { index, shot: scene.shots[index] }
}
/** "Shot 2", or "The prompt" in a scene of one. */
export function promptName(at: Case): string {
  return at.scene.shots.length > 1 ? `Shot ${shotAt(at).index + 1}` : 'The prompt'
}

function tooLong(at: Case) {
  const over = count(at, 'count') - count(at, 'limit')
  const { shot } = shotAt(at)
  return {
    sentence: `${promptName(at)} is ${plural(over, 'character')} too long.`,
    fixes: shot
      ? [
          fix(`Shorten by ${plural(over, 'character')}`, {
            type: 'cutPrompt',
            shotId: shot.id,
            max: count(at, 'limit'),
          }),
        ]
      : [],
  }
}

/** Contract.md 3.2 (rules 5, 6, 8), 3.7 and 3.8. */
export const shotAdvice: Record<number, Adviser> = {
  5: () => ({ sentence: 'Write a prompt to generate.', fixes: [] }),
  6: tooLong,
  8: ({ scene }) => {
    const { minMs, maxMs } = limits.scene
    const nearest = clamp(snap(scene.durationMs), { minMs, maxMs })
    return {
      sentence: `The scene is ${formatSeconds(scene.durationMs)}. A scene is ${minMs / 1000} to ${formatSeconds(maxMs)}, in whole seconds.`,
      fixes: [
        fix(`Make the scene ${formatSeconds(nearest)}`, { type: 'setSceneDuration', durationMs: nearest }),
      ],
    }
  },
  45: (at) => ({
    sentence: `${plural(limits.shot.max, 'shot')} is the most in one scene. You have ${at.scene.shots.length}.`,
    fixes: [
      fix(`Join shots ${limits.shot.max} to ${at.scene.shots.length}`, {
        type: 'mergeShots',
        from: limits.shot.max - 1,
      }),
    ],
  }),
  47: (at) => {
    if (count(at, 'limit') > 0) return tooLong(at)
    const { shot } = shotAt(at)
    const name = promptName(at)
    return {
      sentence: `${name} has no prompt.`,
      fixes: shot ? [fix(`Remove ${name.toLowerCase()}`, { type: 'removeShot', shotId: shot.id })] : [],
    }
  },
  48: (at) => {
    const { index, shot } = shotAt(at)
    const long = formatSeconds(shot?.durationMs ?? 0)
    const sentence =
      count(at, 'limit') > 0
        ? `Shot ${index + 1} is ${long}, the scene is ${formatSeconds(at.scene.durationMs)}.`
        : `Shot ${index + 1} is ${long}. A shot is at least ${formatSeconds(limits.shot.minMs)}, in whole seconds.`
    return { sentence, fixes: [fix('Fit the shots', { type: 'fitShots' })] }
  },
  49: ({ scene }) => {
    const sum = formatSeconds(totalMs(scene.shots))
    const total = formatSeconds(scene.durationMs)
    return {
      sentence: `Shots add up to ${sum}, the scene is ${total}.`,
      fixes: [
        fix(`Fit to ${total}`, { type: 'fitShots' }),
        fix(`Make the scene ${sum}`, { type: 'setSceneDuration', durationMs: totalMs(scene.shots) }),
      ],
    }
  },
  53: ({ scene }) => ({
    sentence: `An edited video takes one prompt. You have ${plural(scene.shots.length, 'shot')}.`,
    fixes: [fix('Make it one shot', { type: 'mergeShots', from: 0 }), useForStyle, removeVideo],
  }),
  54: () => ({
    sentence: 'Several shots with a reference video are not documented. The queue may refuse them.',
    fixes: [removeVideo, fix('Make it one shot', { type: 'mergeShots', from: 0 })],
  }),
  55: () => ({
    sentence: 'Several shots with an end frame are not documented. The queue may refuse them.',
    fixes: [removeEndFrame, fix('Make it one shot', { type: 'mergeShots', from: 0 })],
  }),
  56: (at) => {
    const { shot } = shotAt(at)
    const text = String(at.issue.facts.text)
    const has = plural(count(at, 'count'), LISTED[String(at.issue.facts.list)] ?? 'reference')
    return {
      sentence: `${promptName(at)} says ${text}, the scene has ${has}.`,
      fixes: shot ? [fix(`Remove ${text}`, { type: 'replaceText', shotId: shot.id, text, by: '' })] : [],
    }
  },
  58: (at) => {
    const { shot } = shotAt(at)
    const { text, list } = at.issue.facts
    const named = list === 'image' || list === 'video' || list === 'element' ? list : null
    const token = named && tokenAt(named, count(at, 'place'), at.scene.references)
    const replace = (label: string, by: string) =>
      shot ? [fix(label, { type: 'replaceText', shotId: shot.id, text: String(text), by })] : []
    return {
      sentence: `${promptName(at)} says ${text}, which the model reads as plain words.`,
      fixes: token ? replace('Make it a mention', tokenText(token)) : replace(`Remove ${text}`, ''),
    }
  },
}
const LISTED: Record<string, string> = { image: 'picture', video: 'video', element: 'element' }
