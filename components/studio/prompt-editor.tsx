'use client'
import { useEffect, useImperativeHandle, useMemo, useRef, useState, type Ref } from 'react'
import { Document } from '@tiptap/extension-document'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Text } from '@tiptap/extension-text'
import type { ResolvedPos } from '@tiptap/pm/model'
import { EditorContent, useEditor, type Editor } from '@tiptap/react'
import { insideWindow } from '@/components/studio/inside-window'
import { PromptMenu, type MenuKeys, type MenuProps } from '@/components/studio/prompt-menu'
import { placeholder, promptBody } from '@/components/studio/prompt-look'
import { menuKey, promptMention } from '@/components/studio/prompt-chip'
import type { PromptHandle, PromptHost } from '@/components/studio/prompt-host'
import { promptEvents } from '@/components/studio/prompt-events'
import {
  insertMention,
  readPrompt,
  selectInPrompt,
  typeAt,
  writePrompt,
} from '@/components/studio/prompt-transactions'
import { mentionAtEnd } from '@/lib/editor/mention-match'
import { promptToDoc } from '@/lib/editor/prompt-doc'

export type PromptEditorProps = {
  prompt: string
  label: string
  invalid: boolean
  describedBy: string
  host: PromptHost
  handle: Ref<PromptHandle>
}

export function PromptEditor({ prompt, label, invalid, describedBy, host, handle }: PromptEditorProps) {
  const [menu, setMenu] = useState<MenuProps | null>(null)
  const menuKeys = useRef<MenuKeys>(null)
  const written = useRef(prompt)
  const editor = useEditor({
    immediatelyRender: true,
    shouldRerenderOnTransaction: false,
    textDirection: 'auto',
    coreExtensionOptions: { clipboardTextSerializer: { blockSeparator: '\n' } },
    enableInputRules: false,
    enablePasteRules: false,
    extensions: useMemo(
      () => [Document, Paragraph, Text, promptMention(host, suggestions(host, setMenu, menuKeys))],
      [host],
    ),
    content: promptToDoc(prompt),
    editorProps: useMemo(
      () => ({ ...promptEvents(host), attributes: fieldAttributes({ label, invalid, describedBy }) }),
      [host, label, invalid, describedBy],
    ),
    onUpdate: ({ editor: changed }) => {
      const next = readPrompt(changed)
      if (next === written.current) return
      written.current = next
      host.change(next)
    },
    onBlur: host.settle,
  })

  useEffect(() => {
    if (prompt === written.current) return
    written.current = prompt
    writePrompt(editor, prompt)
  }, [editor, prompt])
  useImperativeHandle(handle, () => handleOf(editor), [editor])

  return (
    <>
      <EditorContent editor={editor} />
      {prompt === '' && (
        <p
          aria-hidden="true"
          className="pointer-events-none absolute top-[9px] left-[11px] text-sm leading-[21px] text-ink-3"
        >
          {placeholder}
        </p>
      )}
      {menu && <PromptMenu props={menu} ref={menuKeys} />}
    </>
  )
}

function handleOf(editor: Editor): PromptHandle {
  return {
    select: (from, to) => selectInPrompt(editor, from, to),
    openMenu: () => typeAt(editor),
  }
}

function suggestions(
  host: PromptHost,
  setMenu: (menu: MenuProps | null) => void,
  keys: { readonly current: MenuKeys | null },
): Parameters<typeof promptMention>[1] {
  return {
    char: '@',
    pluginKey: menuKey,
    flip: false,
    floatingUi: { strategy: 'fixed', middleware: [insideWindow] },
    allowedPrefixes: null,
    findSuggestionMatch: ({ $position }) => matchAt($position, host.names),
    items: ({ query }) => host.rows(query),
    command: ({ editor, range, props }) => {
      const { id } = props
      if (id) insertMention(editor, id, range)
      host.settle()
    },
    render: () => ({
      onStart: setMenu,
      onUpdate: setMenu,
      onExit: () => setMenu(null),
      onKeyDown: ({ event }) => keys.current?.onKey(event) ?? false,
    }),
  }
}

function matchAt($position: ResolvedPos, names: () => string[]) {
  const text = $position.nodeBefore?.isText ? ($position.nodeBefore.text ?? '') : ''
  const found = text.includes('@') ? mentionAtEnd(text, names()) : null
  if (!found) return null
  const range = { from: $position.pos - text.length + found.index, to: $position.pos }
  return { range, query: found.query, text: text.slice(found.index) }
}

function fieldAttributes({
  label,
  invalid,
  describedBy,
}: Pick<PromptEditorProps, 'label' | 'invalid' | 'describedBy'>) {
  return {
    role: 'textbox',
    class: promptBody,
    'aria-label': label,
    'aria-multiline': 'true',
    'aria-haspopup': 'listbox',
    'aria-describedby': describedBy,
    'aria-invalid': String(invalid),
    spellcheck: 'true',
  }
}
