import type { SuggestionOptions } from '@tiptap/suggestion'

type Middleware = NonNullable<NonNullable<SuggestionOptions['floatingUi']>['middleware']>[number]
const MARGIN = 8
const GAP = 4

/** Under the caret and starting at it; moved left rather than cut off, above the line when there is no room below. */
export const insideWindow: Middleware = {
  name: 'insideWindow',
  fn({ x, y, rects: { reference, floating } }) {
    const below = y + floating.height <= innerHeight - MARGIN
    const above = reference.y - floating.height - GAP
    return {
      x: Math.max(MARGIN, Math.min(x, innerWidth - floating.width - MARGIN)),
      y: below || above < MARGIN ? y : above,
    }
  },
}
