'use client'
import { useState } from 'react'
import { CircleAlert } from 'lucide-react'
import { ImportReferences, type Answers } from '@/components/studio/import-references'
import { useEditor, useStudio } from '@/components/studio/studio-context'
import { useEdits } from '@/components/studio/use-edits'
import { useLibraryIndex } from '@/components/studio/use-library-index'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { TextArea } from '@/components/ui/text-field'
import { goToScene } from '@/lib/editor/commands-scenes'
import { knownReferences } from '@/lib/editor/import-request'
import { newId } from '@/lib/editor/new-id'
import { addScene } from '@/lib/storyboard/edits'
import { readPayloadText } from '@/lib/storyboard/payload-text'
import { referencesIn, sceneFromPayload } from '@/lib/storyboard/scene-from-payload'

/** A request somebody sent elsewhere becomes a scene. Pasting anywhere in the dialog fills the field. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const { context } = useStudio()
  const { edit } = useEdits()
  const index = useLibraryIndex()
  const sceneId = useEditor((state) => state.sceneId)
  const [text, setText] = useState('')
  const [answers, setAnswers] = useState<Answers>({})
  const read = readPayloadText(text)
  const references = read.ok ? referencesIn(read.payload) : []
  const known = knownReferences(index, location.origin)
  const left = references.filter(
    (each) => (each.kind === 'element' ? known.element(each.queueElementId) : known.asset(each.url)) === null,
  )

  function add() {
    if (!read.ok) return
    const scene = sceneFromPayload(read.payload, {
      asset: (url) => known.asset(url) ?? answers[url] ?? null,
      element: (id) => {
        const found = known.element(id)
        const chosen = answers[id]
        return found ?? (chosen ? { id: chosen } : null)
      },
      newId,
    })
    edit(addScene, scene, sceneId)
    onClose()
    goToScene(context, scene.id)
    context.tell('The request is a scene now', { undo: true })
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Import a request"
      description="Paste the JSON of a request to kling-v3-omni, or a curl line that sends one. It becomes a scene."
      width={640}
      footer={
        <>
          <Button variant="ghost" className="ml-auto" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="primary" disabled={!read.ok} onClick={add}>
            Add as a scene
          </Button>
        </>
      }
    >
      <div
        className="grid gap-3"
        onPaste={(event) => {
          if (event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement) return
          event.preventDefault()
          setText(event.clipboardData.getData('text/plain'))
        }}
      >
        <TextArea
          label="Request"
          rows={9}
          autoFocus
          spellCheck={false}
          className="font-mono"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        {text.trim() !== '' && !read.ok && (
          <p role="alert" className="flex gap-1.5 text-error">
            <CircleAlert size={14} strokeWidth={1.6} aria-hidden className="mt-px shrink-0" />
            {read.sentence}
          </p>
        )}
        <ImportReferences references={references} left={left} answers={answers} onAnswer={setAnswers} />
      </div>
    </Dialog>
  )
}
