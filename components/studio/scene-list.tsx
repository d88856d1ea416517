'use client'
import { useState, type KeyboardEvent } from 'react'
import { ArrowDown, ArrowUp, Copy, Plus, Trash2 } from 'lucide-react'
import { useEditor, useStudio } from '@/components/studio/studio-context'
import { useEdits } from '@/components/studio/use-edits'
import { useEstimate, useFilmEstimate } from '@/components/studio/use-estimate'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { IconButton } from '@/components/ui/icon-button'
import { runCommand } from '@/lib/editor/commands'
import { goToScene } from '@/lib/editor/commands-scenes'
import { selectStoryboard } from '@/lib/editor/store'
import { moveScene, renameScene } from '@/lib/storyboard/edits'
import { whyNotRemoveScene } from '@/lib/storyboard/reasons'
import type { Scene } from '@/lib/storyboard/schema'

const icon = { size: 14, strokeWidth: 1.6, 'aria-hidden': true } as const

/** All scenes in order: gone to, named, moved (Alt and arrow keys too), copied, deleted. Every change is one undo step. */
export function SceneList({ onClose }: { onClose: () => void }) {
  const { context } = useStudio()
  const storyboard = useEditor(selectStoryboard)
  const [said, setSaid] = useState('')
  const film = useFilmEstimate()
  const ms = storyboard.scenes.reduce((sum, scene) => sum + scene.durationMs, 0)
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Scenes"
      description={`${storyboard.scenes.length} ${storyboard.scenes.length === 1 ? 'scene' : 'scenes'}, ${ms / 1_000} s. Alt and the arrow keys move a scene.`}
      width={620}
      footer={
        <>
          <Button icon={<Plus {...icon} />} onClick={() => runCommand('add-scene', context)}>
            New scene
          </Button>
          <span className="mr-2 ml-auto text-right">
            <span className="font-strong">Film {film.price}</span>
            <span className="block text-2xs text-ink-3">{film.detail}</span>
          </span>
          <Button variant="primary" onClick={onClose}>
            Done
          </Button>
        </>
      }
    >
      <ol aria-label="Scenes" className="grid gap-px">
        {storyboard.scenes.map((scene, i) => (
          <Row
            key={scene.id}
            scene={scene}
            index={i}
            count={storyboard.scenes.length}
            why={whyNotRemoveScene(storyboard)}
            onClose={onClose}
            say={setSaid}
          />
        ))}
      </ol>
      <p role="status" className="sr-only">
        {said}
      </p>
    </Dialog>
  )
}

type RowProps = {
  scene: Scene
  index: number
  count: number
  why: string | null
  onClose: () => void
  say: (sentence: string) => void
}

function Row({ scene, index, count, why, onClose, say }: RowProps) {
  const { context } = useStudio()
  const { edit } = useEdits()
  const active = useEditor((state) => state.sceneId === scene.id)
  const estimate = useEstimate(scene)
  const name = scene.name || `scene ${index + 1}`
  function move(by: 1 | -1) {
    if (index + by < 0 || index + by >= count) return
    edit(moveScene, scene.id, index + by)
    say(`${name} is scene ${index + by + 1} of ${count}`)
  }
  function run(id: string) {
    goToScene(context, scene.id)
    runCommand(id, context)
  }
  function onKeyDown(event: KeyboardEvent) {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    move(event.key === 'ArrowUp' ? -1 : 1)
  }
  return (
    <li
      aria-current={active || undefined}
      onKeyDown={onKeyDown}
      className="flex min-h-9 items-center gap-1.5 rounded-control px-1.5 hover:bg-raised aria-[current]:bg-raised"
    >
      <button
        type="button"
        aria-label={`Go to scene ${index + 1}`}
        onClick={() => {
          goToScene(context, scene.id)
          onClose()
        }}
        className="size-6 shrink-0 rounded-chip font-strong hover:bg-hover"
      >
        {index + 1}
      </button>
      <input
        key={scene.name}
        type="text"
        aria-label={`Name of scene ${index + 1}`}
        placeholder="Untitled"
        maxLength={120}
        defaultValue={scene.name}
        onBlur={(event) => edit(renameScene, scene.id, event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
        className="h-7 min-w-0 flex-1 rounded-chip bg-transparent px-1.5 hover:bg-hover focus:bg-field focus-visible:-outline-offset-1"
      />
      <span className="shrink-0 text-2xs text-ink-2">
        {scene.shots.length} {scene.shots.length === 1 ? 'shot' : 'shots'}, {scene.durationMs / 1_000} s,{' '}
        {estimate?.price}
      </span>
      <span className="flex shrink-0">
        <IconButton
          size="sm"
          label={`Move scene ${index + 1} up`}
          icon={<ArrowUp {...icon} />}
          disabled={index === 0}
          onClick={() => move(-1)}
        />
        <IconButton
          size="sm"
          label={`Move scene ${index + 1} down`}
          icon={<ArrowDown {...icon} />}
          disabled={index === count - 1}
          onClick={() => move(1)}
        />
        <IconButton
          size="sm"
          label={`Duplicate scene ${index + 1}`}
          icon={<Copy {...icon} />}
          onClick={() => run('duplicate-scene')}
        />
        <IconButton
          size="sm"
          label={why ? `Delete scene ${index + 1}. ${why}` : `Delete scene ${index + 1}`}
          icon={<Trash2 {...icon} />}
          disabled={why !== null}
          onClick={() => run('delete-scene')}
        />
      </span>
    </li>
  )
}
