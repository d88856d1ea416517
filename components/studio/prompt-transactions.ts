import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { docToPrompt, positionOf, promptToDoc, type PromptDoc } from '@/lib/editor/prompt-doc'

/** The schema knows documents, paragraphs, text and mentions only, so its JSON is a PromptDoc. */
function docOf(editor: Editor): PromptDoc {
  return editor.getJSON() as PromptDoc
}

export function readPrompt(editor: Editor): string {
  return docToPrompt(docOf(editor))
}

/** Undo, a fix or another control changed the prompt: only the part that differs is replaced, so the caret stays. */
export function writePrompt(editor: Editor, prompt: string): void {
  const { doc, tr } = editor.state
  const next = editor.schema.nodeFromJSON(promptToDoc(prompt))
  const start = doc.content.findDiffStart(next.content)
  const end = doc.content.findDiffEnd(next.content)
  if (start === null || end === null) return
  const overlap = Math.max(0, start - Math.min(end.a, end.b))
  editor.view.dispatch(tr.replace(start, end.a + overlap, next.slice(start, end.b + overlap)))
}

/** A mention at a position, with a space after it unless one is there. */
export function insertMention(editor: Editor, id: string, range: { from: number; to: number }): void {
  const after = editor.state.doc.textBetween(
    range.to,
    Math.min(range.to + 1, editor.state.doc.content.size),
    '\n',
  )
  const chip = { type: 'mention', attrs: { id } }
  const spaced = /^[\s.,;:!?)]/.test(after) ? [chip] : [chip, { type: 'text', text: ' ' }]
  editor.chain().focus().insertContentAt(range, spaced).run()
}

export function selectInPrompt(editor: Editor, from: number, to: number): void {
  const doc = docOf(editor)
  const selection = TextSelection.create(editor.state.doc, positionOf(doc, from), positionOf(doc, to))
  editor.view.dispatch(editor.state.tr.setSelection(selection).scrollIntoView())
  editor.view.focus()
}

/** Open the @ menu as if it had been typed. */
export function typeAt(editor: Editor): void {
  const { $from } = editor.state.selection
  const before = $from.nodeBefore
  const needsSpace = before !== null && !(before.isText && /\s$/.test(before.text ?? ''))
  editor
    .chain()
    .focus()
    .insertContent(needsSpace ? ' @' : '@')
    .run()
}
