import type { EditorProps, EditorView } from '@tiptap/pm/view'
import { TextSelection } from '@tiptap/pm/state'
import { menuKey } from '@/components/studio/prompt-chip'
import type { PromptHost } from '@/components/studio/prompt-host'
import { libraryDragKind, readLibraryDrag } from '@/lib/editor/library-drag'
import { promptToDoc } from '@/lib/editor/prompt-doc'
import { tokenText } from '@/lib/storyboard/tokens'

/** Keys, clipboard and drops of the prompt. Undo belongs to the studio's history, not to the field. */
export function promptEvents(host: PromptHost): EditorProps {
  return {
    handleKeyDown(view, event) {
      const mod = event.ctrlKey || event.metaKey
      const key = event.key.toLowerCase()
      if (event.key === 'Escape' && !event.isComposing && !menuKey.getState(view.state)?.active) {
        view.dom.blur()
        return true
      }
      if (!mod || event.altKey) return false
      if (key === 'z') (event.shiftKey ? host.redo : host.undo)()
      else if (key === 'y') host.redo()
      else return false
      event.preventDefault()
      event.stopPropagation()
      return true
    },
    handleDOMEvents: {
      // Enter with Ctrl generates: left to the studio's keys before the field makes a line of it.
      keydown: (_view, event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey),
      beforeinput(_view, event) {
        if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return false
        event.preventDefault()
        if (event.inputType === 'historyUndo') host.undo()
        else host.redo()
        return true
      },
    },
    handlePaste(view, event) {
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (text === '' || event.clipboardData?.getData('text/html').includes('data-type="mention"'))
        return false
      host.inserting(() => paste(view, host.paste(text)))
      return true
    },
    handleDrop: (view, event) => drop(view, event, host),
  }
}

function paste(view: EditorView, prompt: string) {
  const doc = view.state.schema.nodeFromJSON(promptToDoc(prompt))
  view.dispatch(view.state.tr.replaceSelection(doc.slice(1, doc.content.size - 1)).scrollIntoView())
}

function drop(view: EditorView, event: DragEvent, host: PromptHost): boolean {
  const { dataTransfer } = event
  if (!dataTransfer || libraryDragKind(dataTransfer) === null) return false
  const drag = readLibraryDrag(dataTransfer)
  const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos
  if (!drag || drag.kind === 'video' || drag.kind === 'audio' || at === undefined) return true
  const id = tokenText({ kind: drag.kind, id: drag.id })
  host.inserting(() => {
    const chip = view.state.schema.nodeFromJSON({ type: 'mention', attrs: { id } })
    const tr = view.state.tr.insert(at, [chip, view.state.schema.text(' ')])
    view.dispatch(tr.setSelection(TextSelection.create(tr.doc, at + 2)))
    view.focus()
  })
  return true
}
