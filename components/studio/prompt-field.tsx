'use client'
import {
  memo,
  useEffect,
  useEffectEvent,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type ComponentType,
  type ReactNode,
  type RefObject,
} from 'react'
import { flushSync } from 'react-dom'
import { AtSign, CircleAlert } from 'lucide-react'
import { fieldKey } from '@/components/studio/field-key'
import { FieldIssues } from '@/components/studio/field-issues'
import { usePromptHost } from '@/components/studio/prompt-binding'
import { PromptEarly, type EarlyHandle } from '@/components/studio/prompt-early'
import type { PromptEditorProps } from '@/components/studio/prompt-editor'
import type { PromptHandle } from '@/components/studio/prompt-host'
import { PromptStatic } from '@/components/studio/prompt-static'
import { usePrompt } from '@/components/studio/use-scene'
import { useLibraryIndex } from '@/components/studio/use-library-index'
import { classNames } from '@/components/ui/class-names'
import { IconButton } from '@/components/ui/icon-button'
import { atFirstSign } from '@/lib/editor/first-sign'
import { isUnwritten } from '@/lib/editor/preflight-checks'
import type { SceneField, SceneIssue } from '@/lib/storyboard/issue'
import { limits } from '@/lib/storyboard/limits'
import { compiledLength } from '@/lib/storyboard/request'
import type { Scene, Shot } from '@/lib/storyboard/schema'

/** The prompt of a shot: text with chips, counted as it is sent. */
export function PromptField({
  scene,
  shot,
  number,
  handle,
  tools,
}: {
  scene: Scene
  shot: Shot
  number: number
  handle: RefObject<PromptHandle | null>
  tools?: ReactNode
}) {
  const index = useLibraryIndex()
  const prompt = usePrompt(shot.id)
  const host = usePromptHost(scene, shot.id, index)
  const early = useRef<EarlyHandle>(null)
  const caret = useRef<[number, number] | null>(null)
  const { Editor, failed } = usePromptEditor(() => {
    caret.current = early.current?.caret() ?? null
  })
  const noteId = useId()
  const field: SceneField = { kind: 'shot', shotId: shot.id, field: 'prompt' }
  const max = scene.shots.length === 1 ? limits.prompt.single : limits.prompt.shot
  const over = compiledLength(prompt, scene) - max
  useLayoutEffect(() => {
    if (Editor && caret.current) handle.current?.select(...caret.current)
    caret.current = null
  }, [Editor, handle])

  return (
    <div data-field={fieldKey(field)}>
      <div
        className={classNames(
          'rounded-control bg-field focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-focus',
          over > 0
            ? 'shadow-[0_0_0_1px_var(--color-error)_inset]'
            : 'shadow-[0_0_0_1px_var(--color-edge)_inset]',
        )}
      >
        <div className="relative max-h-[340px] overflow-y-auto">
          {Editor ? (
            <Editor
              key={shot.id}
              prompt={prompt}
              label={`Prompt of shot ${number}`}
              invalid={over > 0}
              describedBy={noteId}
              host={host}
              handle={handle}
            />
          ) : (
            <>
              <PromptStatic prompt={prompt} scene={scene} index={index} />
              <PromptEarly
                key={shot.id}
                prompt={prompt}
                label={`Prompt of shot ${number}`}
                describedBy={noteId}
                host={host}
                handle={early}
              />
            </>
          )}
        </div>
        <div className="flex items-center gap-0.5 px-[5px] py-[3px] text-ink-3">
          <MentionButton handle={handle} />
          {tools}
          <Counter id={noteId} count={over + max} max={max} />
        </div>
      </div>
      {failed && (
        <p role="alert" className="mt-1 text-2xs text-error">
          The prompt field did not load. Reload the page.
        </p>
      )}
      <FieldIssues
        field={field}
        except={(issue) =>
          isUnwritten(issue, prompt.trim() === '' ? [shot.id] : []) || isTooLong(issue, over)
        }
      />
    </div>
  )
}

/** Drawn once: the field around it is drawn again for every letter. */
const MentionButton = memo(function MentionButton({ handle }: { handle: RefObject<PromptHandle | null> }) {
  return (
    <IconButton
      size="sm"
      label="Mention an element or picture"
      keys="@"
      icon={<AtSign size={14} strokeWidth={1.6} aria-hidden />}
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => handle.current?.openMenu()}
    />
  )
})

/** The counter says it at this field, in numbers. */
function isTooLong({ rule }: SceneIssue, over: number): boolean {
  return over > 0 && (rule === 6 || rule === 47)
}

function Counter({ id, count, max }: { id: string; count: number; max: number }) {
  const over = count - max
  return (
    <span
      id={id}
      className={classNames(
        'ml-auto flex min-w-0 items-center gap-2 text-2xs',
        over > 0 ? 'text-error' : 'text-ink-3',
      )}
    >
      {over > 0 && (
        <span className="flex min-w-0 items-center gap-1">
          <CircleAlert size={12} strokeWidth={1.9} aria-hidden className="shrink-0" />
          Shorten by {over} {over === 1 ? 'character' : 'characters'}
        </span>
      )}
      <span>
        {count} / {max}
      </span>
    </span>
  )
}

type EditorType = ComponentType<PromptEditorProps>
let loaded: EditorType | null = null

/** The editor library is large: the page shows still text first and the same text in the editor when it is here. */
function usePromptEditor(onArrival: () => void): { Editor: EditorType | null; failed: boolean } {
  const [Editor, setEditor] = useState<EditorType | null>(() => loaded)
  const [failed, setFailed] = useState(false)
  const arrived = useEffectEvent(onArrival)
  useEffect(() => {
    if (Editor) return
    let here = true
    const callOff = atFirstSign(() => {
      import('@/components/studio/prompt-editor').then(
        (module) => {
          loaded = module.PromptEditor
          if (!here) return
          // In one breath: no key falls between the still field and the editor.
          arrived()
          flushSync(() => setEditor(() => module.PromptEditor))
        },
        () => here && setFailed(true),
      )
    })
    return () => {
      here = false
      callOff()
    }
  }, [Editor])
  return { Editor, failed }
}
