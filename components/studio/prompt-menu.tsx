'use client'
import { useEffect, useImperativeHandle, useState, type Ref } from 'react'
import { createPortal } from 'react-dom'
import type { MentionNodeAttrs } from '@tiptap/extension-mention'
import type { SuggestionProps } from '@tiptap/suggestion'
import { ChoiceList, optionId } from '@/components/studio/choice-list'
import { useChoice } from '@/components/studio/use-choice'
import type { MentionRow } from '@/lib/editor/mention-rows'

export type MenuProps = SuggestionProps<MentionRow, MentionNodeAttrs>
export type MenuKeys = { onKey: (event: KeyboardEvent) => boolean }
const LIST = 'mention-menu'

/** The @ menu. The caret stays in the prompt; the field points at the marked row. */
export function PromptMenu({ props, ref }: { props: MenuProps; ref: Ref<MenuKeys> }) {
  const [host] = useState(() => document.createElement('div'))
  const choose = (row: MentionRow) => props.command({ id: row.id })
  const { active, mark, onKey } = useChoice(props.items, choose)
  useImperativeHandle(ref, () => ({ onKey }))

  const { editor, mount } = props
  const [mountOnce] = useState(() => mount)
  useEffect(() => mountOnce(host), [mountOnce, host])
  useEffect(() => pointAt(editor.view.dom, active && optionId(LIST, active.id)), [editor, active])
  useEffect(() => {
    host.style.zIndex = '50'
  }, [host])

  return createPortal(
    <div className="w-[252px] rounded-pop bg-raised p-1 shadow-pop light:bg-panel">
      {props.items.length > 0 ? (
        <ChoiceList
          id={LIST}
          label="Elements and pictures"
          rows={props.items}
          active={active}
          onMark={mark}
          onChoose={choose}
        />
      ) : (
        <p className="px-2 py-1.5 text-2xs text-ink-3">
          {props.query
            ? `Nothing is called “${props.query}”.`
            : 'No elements or pictures yet. Drop some in the library.'}
        </p>
      )}
    </div>,
    host,
  )
}

function pointAt(field: HTMLElement, option: string | undefined) {
  field.setAttribute('aria-controls', LIST)
  if (option) field.setAttribute('aria-activedescendant', option)
  else field.removeAttribute('aria-activedescendant')
  return () => {
    field.removeAttribute('aria-controls')
    field.removeAttribute('aria-activedescendant')
  }
}
