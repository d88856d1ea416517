import type { Command, CommandContext } from '@/lib/editor/command'
import { closeCompare, compared, openCompare, swapCompared, whyNotCompare } from '@/lib/editor/compare'

function shown(context: CommandContext) {
  const { source } = context.store.getState()
  return context.takes().find((take) => take.id === source)
}

function cycle(context: CommandContext, by: 1 | -1) {
  const { source, show } = context.store.getState()
  const sources = ['animatic', ...context.takes().map((take) => take.id)]
  const next = (sources.indexOf(source) + by + sources.length) % sources.length
  show(sources[next] ?? 'animatic')
}

/** What P picks: B of a comparison, else the take in the viewer. */
function picking(context: CommandContext) {
  return compared(context)?.[1] ?? shown(context)
}

const byNumber = (number: number): Command => ({
  id: `take-${number}`,
  label: `Show take ${number}`,
  group: 'Takes',
  keys: [String(number)],
  quiet: true,
  can: (context) =>
    context.takes().some((take) => take.takeNumber === number) || `This scene has no take ${number}`,
  run: (context) => {
    const take = context.takes().find((each) => each.takeNumber === number)
    if (take) context.store.getState().show(take.id)
  },
})

export const takeCommands: readonly Command[] = [
  {
    id: 'generate',
    label: 'Generate scene',
    group: 'Takes',
    keys: ['Mod+Enter'],
    everywhere: true,
    can: (context) => context.whyNotGenerate() ?? true,
    run: (context) => context.generate(),
  },
  {
    id: 'generate-all',
    label: 'Generate all scenes',
    group: 'Takes',
    keys: ['Mod+Shift+Enter'],
    everywhere: true,
    words: 'batch film price cost',
    run: (context) => context.open('batch'),
  },
  {
    id: 'spending-limit',
    label: 'Spending limit of this storyboard',
    group: 'Storyboard',
    keys: [],
    words: 'cap budget money cost',
    run: (context) => context.open('limit'),
  },
  {
    id: 'pick',
    label: 'Pick this take',
    group: 'Takes',
    keys: ['P'],
    can: (context) => picking(context)?.state === 'done' || 'Show a finished take first',
    run: (context) => {
      const take = picking(context)
      if (take) context.pickTake(take.id)
    },
  },
  {
    id: 'compare',
    label: 'Compare takes',
    group: 'Takes',
    keys: ['C'],
    can: (context) => compared(context) !== null || (whyNotCompare(context) ?? true),
    run: (context) => (compared(context) ? closeCompare(context) : openCompare(context)),
  },
  {
    id: 'compare-swap',
    label: 'Swap the compared takes',
    group: 'Takes',
    keys: ['X'],
    quiet: true,
    can: (context) => compared(context) !== null || 'Compare two takes first',
    run: swapCompared,
  },
  {
    id: 'show-animatic',
    label: 'Show the animatic',
    group: 'Takes',
    keys: ['0'],
    run: ({ store }) => store.getState().show('animatic'),
  },
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map(byNumber),
  { id: 'source-on', label: 'Next source', group: 'Takes', keys: ['.'], run: (context) => cycle(context, 1) },
  {
    id: 'source-back',
    label: 'Previous source',
    group: 'Takes',
    keys: [','],
    run: (context) => cycle(context, -1),
  },
]
