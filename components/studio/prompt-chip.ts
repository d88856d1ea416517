import Mention, { type MentionNodeAttrs } from '@tiptap/extension-mention'
import type { SuggestionOptions } from '@tiptap/suggestion'
import { NodeSelection, PluginKey, type EditorState } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type { ChipSource } from '@/components/studio/prompt-host'
import { chipLook, chipPicture } from '@/components/studio/prompt-look'
import type { MentionRow } from '@/lib/editor/mention-rows'

/** State of the @ menu; `active` while it is open. */
export const menuKey = new PluginKey<{ active: boolean }>('mentionMenu')

/** A mention is an atom that stores only its stable token. Renaming or reordering changes how it looks, never the prompt. */
export function promptMention(
  source: ChipSource,
  suggestion: Omit<SuggestionOptions<MentionRow, MentionNodeAttrs>, 'editor'>,
) {
  return Mention.extend({
    selectable: true,
    draggable: true,
    addAttributes: () => ({
      id: {
        default: null,
        parseHTML: (element: HTMLElement) => element.getAttribute('data-id'),
        renderHTML: ({ id }: { id?: string | null }) => (id ? { 'data-id': id } : {}),
      },
    }),
    addKeyboardShortcuts() {
      return {
        Backspace: ({ editor }) => selectChip(editor.state, editor.view, 'before'),
        Delete: ({ editor }) => selectChip(editor.state, editor.view, 'after'),
      }
    },
    addNodeView: () => (props) => chipView(String(props.node.attrs.id), source),
  }).configure({
    renderText: ({ node }) => `@${source.look(String(node.attrs.id)).name}`,
    renderHTML: ({ options, node }) => [
      'span',
      options.HTMLAttributes,
      `@${source.look(String(node.attrs.id)).name}`,
    ],
    suggestion,
  })
}

/** The first press selects the chip beside the caret, the next one deletes it. */
function selectChip(state: EditorState, view: EditorView, side: 'before' | 'after'): boolean {
  const { selection, tr } = state
  const { $from, empty } = selection
  const chip = side === 'before' ? $from.nodeBefore : $from.nodeAfter
  if (!empty || chip?.type.name !== 'mention') return false
  const at = side === 'before' ? $from.pos - chip.nodeSize : $from.pos
  view.dispatch(tr.setSelection(NodeSelection.create(tr.doc, at)))
  return true
}

function chipView(token: string, source: ChipSource) {
  const dom = document.createElement('span')
  const picture = document.createElement('img')
  const name = document.createElement('span')
  picture.alt = ''
  picture.className = chipPicture
  name.className = 'truncate'
  dom.dataset.type = 'mention'
  dom.dataset.id = token
  dom.draggable = true
  let selected = false

  function draw() {
    const look = source.look(token)
    dom.className = chipLook({ bad: look.problem !== null, selected })
    dom.title = look.problem ?? ''
    name.textContent = `@${look.name}`
    if (look.thumbUrl === null) picture.remove()
    else {
      if (picture.getAttribute('src') !== look.thumbUrl) picture.src = look.thumbUrl
      dom.prepend(picture)
    }
  }
  function select(on: boolean) {
    selected = on
    draw()
  }
  dom.append(name)
  draw()
  const unsubscribe = source.subscribe(draw)
  return {
    dom,
    selectNode: () => select(true),
    deselectNode: () => select(false),
    ignoreMutation: () => true,
    destroy: unsubscribe,
  }
}
