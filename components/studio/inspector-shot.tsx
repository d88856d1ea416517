'use client'
import { useRef } from 'react'
import { ChevronLeft, ChevronRight, Copy, Lock, LockOpen, Trash2 } from 'lucide-react'
import { CameraMoves } from '@/components/studio/camera-moves'
import { FieldIssues } from '@/components/studio/field-issues'
import { fieldKey, selectPrompt } from '@/components/studio/field-key'
import { InspectorSection, PropRow } from '@/components/studio/inspector-section'
import { PromptField } from '@/components/studio/prompt-field'
import type { PromptHandle } from '@/components/studio/prompt-host'
import { ShotPictureButton } from '@/components/studio/shot-picture-button'
import { useStudio } from '@/components/studio/studio-context'
import { useEdits } from '@/components/studio/use-edits'
import { useKeys } from '@/components/studio/use-keys'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { NumberField } from '@/components/ui/number-field'
import { Slider } from '@/components/ui/slider'
import { newId } from '@/lib/editor/new-id'
import { setShotDuration } from '@/lib/storyboard/edits'
import { limits } from '@/lib/storyboard/limits'
import { whyNotDuplicateShots, whyNotRemoveShots, whyNotSplit } from '@/lib/storyboard/reasons'
import type { Scene, Shot } from '@/lib/storyboard/schema'
import { duplicateShots, removeShots, splitShot, toggleLock } from '@/lib/storyboard/shot-edits'
import { formatSeconds, shotLimits } from '@/lib/storyboard/timeline'

const icon = { size: 14, strokeWidth: 1.6, 'aria-hidden': true } as const

export function ShotSection({ scene, shot }: { scene: Scene; shot: Shot }) {
  const prompt = useRef<PromptHandle>(null)
  const number = scene.shots.indexOf(shot) + 1
  /** An edited video takes one prompt and keeps its own length. */
  const edited = scene.references.video?.use === 'base' && scene.shots.length === 1
  return (
    <InspectorSection
      last
      title={
        edited ? (
          'Prompt'
        ) : (
          <>
            Shot {number}
            <span className="text-2xs font-body text-ink-3">of {scene.shots.length}</span>
          </>
        )
      }
      aside={
        scene.shots.length > 1 ? (
          <ShotActions scene={scene} shot={shot} />
        ) : (
          !edited && <SplitButton scene={scene} shot={shot} />
        )
      }
    >
      <PromptField
        scene={scene}
        shot={shot}
        number={number}
        handle={prompt}
        tools={<ShotPictureButton shot={shot} number={number} />}
      />
      {!edited && <ShotDuration scene={scene} shot={shot} number={number} />}
      <CameraMoves shotId={shot.id} prompt={prompt} />
    </InspectorSection>
  )
}

function SplitButton({ scene, shot }: { scene: Scene; shot: Shot }) {
  const { store } = useStudio()
  const { edit } = useEdits()
  const atMs = Math.ceil(shot.durationMs / 2 / limits.shot.stepMs) * limits.shot.stepMs
  const why = whyNotSplit(scene, shot.id, atMs)
  function split() {
    const id = newId()
    edit(splitShot, shot.id, { atMs, id })
    selectPrompt(store, scene.id, id)
  }
  return (
    <Button size="sm" variant="ghost" disabled={why !== null} onClick={split}>
      {why ?? 'Split into shots'}
    </Button>
  )
}

function ShotActions({ scene, shot }: { scene: Scene; shot: Shot }) {
  const { store } = useStudio()
  const { edit } = useEdits()
  const at = scene.shots.indexOf(shot)
  const previous = scene.shots[at - 1]
  const next = scene.shots[at + 1]
  const noCopy = whyNotDuplicateShots(scene, [shot.id])
  const noRemoval = whyNotRemoveShots(scene, [shot.id])
  const select = (target: Shot | undefined) => target && store.getState().selectShots(scene.id, [target.id])
  function duplicate() {
    const id = newId()
    edit(duplicateShots, [shot.id], [id])
    store.getState().selectShots(scene.id, [id])
  }
  function remove() {
    edit(removeShots, [shot.id])
    select(next ?? previous)
  }
  return (
    <span className="flex items-center">
      <IconButton
        size="sm"
        label="Previous shot"
        disabled={!previous}
        icon={<ChevronLeft {...icon} />}
        onClick={() => select(previous)}
      />
      <IconButton
        size="sm"
        label="Next shot"
        disabled={!next}
        icon={<ChevronRight {...icon} />}
        onClick={() => select(next)}
      />
      <IconButton
        size="sm"
        label={noCopy ? `Duplicate shot. ${noCopy}` : 'Duplicate shot'}
        keys={useKeys('duplicate')}
        aria-disabled={noCopy !== null}
        icon={<Copy {...icon} />}
        onClick={noCopy ? undefined : duplicate}
      />
      <IconButton
        size="sm"
        label={noRemoval ? `Delete shot. ${noRemoval}` : 'Delete shot'}
        keys={useKeys('delete-shot')}
        aria-disabled={noRemoval !== null}
        icon={<Trash2 {...icon} />}
        onClick={noRemoval ? undefined : remove}
      />
    </span>
  )
}

function ShotDuration({ scene, shot, number }: { scene: Scene; shot: Shot; number: number }) {
  const { drag, gesture, edit } = useEdits()
  const field = { kind: 'shot', shotId: shot.id, field: 'duration' } as const
  const range = shotLimits(scene, shot.id)
  const seconds = shot.durationMs / 1000
  const min = (range?.minMs ?? limits.shot.minMs) / 1000
  const max = Math.max(min, seconds, (range?.maxMs ?? shot.durationMs) / 1000)
  const why = shot.locked ? 'Locked' : range ? null : 'The other shots are locked'
  return (
    <>
      <PropRow label="Duration" field={fieldKey(field)}>
        <Slider
          label={`Duration of shot ${number}`}
          value={seconds}
          min={min}
          max={max}
          disabled={why !== null}
          valueText={`${seconds} seconds`}
          onChange={(next) => drag(setShotDuration, shot.id, next * 1000)}
          {...gesture}
        />
        <NumberField
          label={`Duration of shot ${number} in seconds`}
          value={seconds}
          min={min}
          max={max}
          disabled={why !== null}
          format={(value) => formatSeconds(value * 1000, 1)}
          onChange={(next) => edit(setShotDuration, shot.id, next * 1000)}
        />
        <IconButton
          size="sm"
          label={shot.locked ? 'Unlock length' : 'Lock length'}
          aria-pressed={shot.locked}
          variant={shot.locked ? 'on' : 'ghost'}
          icon={shot.locked ? <Lock {...icon} /> : <LockOpen {...icon} />}
          onClick={() => edit(toggleLock, shot.id)}
        />
      </PropRow>
      {why && !shot.locked && (
        <p className="-mt-1 pl-[76px] text-2xs text-ink-3">{why}. Unlock one to trade time.</p>
      )}
      <FieldIssues field={field} />
    </>
  )
}
