'use client'
import { Plus, UserRoundPlus } from 'lucide-react'
import { ChoicePopover } from '@/components/studio/choice-popover'
import { FieldIssues } from '@/components/studio/field-issues'
import { fieldKey } from '@/components/studio/field-key'
import { InspectorSection, PropRow } from '@/components/studio/inspector-section'
import { ReferenceChips } from '@/components/studio/reference-chips'
import { ReferenceMeter } from '@/components/studio/reference-meter'
import { ReferencePictures } from '@/components/studio/reference-pictures'
import { ReferenceSlot } from '@/components/studio/reference-slot'
import { useSceneIssues } from '@/components/studio/scene-issues'
import { useStudio } from '@/components/studio/studio-context'
import { useAddReference } from '@/components/studio/use-add-reference'
import { useFit } from '@/components/studio/use-fit'
import { useEdits } from '@/components/studio/use-edits'
import { useLibraryIndex } from '@/components/studio/use-library-index'
import { useReferenceDrop } from '@/components/studio/use-reference-drop'
import { classNames } from '@/components/ui/class-names'
import { IconButton } from '@/components/ui/icon-button'
import { Segmented } from '@/components/ui/segmented'
import { Switch } from '@/components/ui/switch'
import { mentionRows, offering } from '@/lib/editor/mention-rows'
import { referenceHint } from '@/lib/editor/reference-limits'
import type { SceneField, SceneIssue } from '@/lib/storyboard/issue'
import { whyNotEndFrame, whyNotFirstFrame } from '@/lib/storyboard/reasons'
import { mention, setEndFrame, setFirstFrame, setVideo } from '@/lib/storyboard/reference-edits'
import { referenceLimit } from '@/lib/storyboard/reference-limit'
import { tokenPlace } from '@/lib/storyboard/reference-order'
import type { Scene, SceneVideo } from '@/lib/storyboard/schema'
import type { AssetView } from '@/lib/views'

const slotField = (slot: 'all' | 'firstFrame' | 'endFrame' | 'video'): SceneField => ({
  kind: 'references',
  slot,
})

/** What the scene shows the model besides words, and how much room is left. */
export function References({ scene }: { scene: Scene }) {
  const index = useLibraryIndex()
  const issues = useSceneIssues()
  const add = useAddReference(scene)
  const { over, dropProps } = useReferenceDrop(['image', 'element', 'video'], add)
  const meter = referenceLimit(scene)
  const wrong = wrongIds(scene, issues, meter.used - meter.max)
  const hint = referenceHint(scene)
  return (
    <div
      data-field={fieldKey(slotField('all'))}
      className={classNames(over && 'bg-pencil-tint shadow-[0_0_0_2px_var(--color-pencil)_inset]')}
      {...dropProps}
    >
      <InspectorSection title="References" aside={<Count scene={scene} {...meter} />}>
        <ReferenceMeter {...meter} />
        <Slots scene={scene} />
        {scene.references.video && <VideoUse scene={scene} video={scene.references.video} />}
        <ReferencePictures scene={scene} index={index} wrong={wrong} />
        <ReferenceChips scene={scene} index={index} wrong={wrong} />
        <FieldIssues field={slotField('all')} className="mt-0!" />
        {hint && <p className="text-2xs leading-[15px] text-ink-3">{hint}</p>}
      </InspectorSection>
    </div>
  )
}

function Count({ scene, used, max }: { scene: Scene; used: number; max: number }) {
  const { panels } = useStudio()
  const { edit } = useEdits()
  const index = useLibraryIndex()
  const rows = (query: string, assets: readonly AssetView[]) =>
    mentionRows(scene, offering(index, assets), query).filter(
      (row) => tokenPlace(row.token, scene.references).place === 0,
    )
  return (
    <>
      <span className={classNames('text-2xs', used > max ? 'text-error' : 'text-ink-3')}>
        <b className={classNames('font-strong', used <= max && 'text-ink')}>{used}</b> of {max}
      </span>
      <IconButton
        size="sm"
        label="New element for this scene"
        icon={<UserRoundPlus size={14} strokeWidth={1.6} aria-hidden />}
        onClick={() => panels.setState({ sceneElement: { sceneId: scene.id, id: null, toLibrary: false } })}
      />
      <ChoicePopover
        label="Add a reference"
        kind="image"
        rows={rows}
        empty="Nothing more to add. Drop pictures in the library."
        onChoose={(row) => edit(mention, scene.id, row.token)}
        trigger={
          <IconButton
            size="sm"
            label="Add a reference"
            icon={<Plus size={14} strokeWidth={1.6} aria-hidden />}
          />
        }
      />
    </>
  )
}

function Slots({ scene }: { scene: Scene }) {
  const { edit } = useEdits()
  const fit = useFit()
  const index = useLibraryIndex()
  const { firstFrameId, endFrameId, video } = scene.references
  const noFirst = whyNotFirstFrame(scene)
  const noEnd = whyNotEndFrame(scene)
  const noFrames = noFirst && 'No first or end frame when a video is edited.'
  const said = useSceneIssues().some(
    ({ field }) => field.kind === 'references' && (field.slot === 'firstFrame' || field.slot === 'endFrame'),
  )
  const why = said ? null : (noFrames ?? noEnd)
  return (
    <>
      <div className="grid grid-cols-3 gap-2">
        <ReferenceSlot
          name="First frame"
          field={fieldKey(slotField('firstFrame'))}
          assetId={firstFrameId}
          index={index}
          off={noFirst}
          onFill={(id) => fit(id, 'frame', (fits) => edit(setFirstFrame, scene.id, fits))}
          onEmpty={() => edit(setFirstFrame, scene.id, null)}
        />
        <ReferenceSlot
          name="End frame"
          field={fieldKey(slotField('endFrame'))}
          assetId={endFrameId}
          index={index}
          off={noEnd}
          onFill={(id) => fit(id, 'frame', (fits) => edit(setEndFrame, scene.id, fits))}
          onEmpty={() => edit(setEndFrame, scene.id, null)}
        />
        <ReferenceSlot
          name="Video"
          field={fieldKey(slotField('video'))}
          assetId={video?.assetId ?? null}
          index={index}
          off={null}
          onFill={(id) =>
            fit(id, 'video', (assetId) =>
              edit(setVideo, scene.id, { use: 'feature', keepSound: true, ...video, assetId }),
            )
          }
          onEmpty={() => edit(setVideo, scene.id, null)}
        />
      </div>
      <FieldIssues field={slotField('firstFrame')} className="mt-0!" />
      <FieldIssues field={slotField('endFrame')} className="mt-0!" />
      <FieldIssues field={slotField('video')} className="mt-0!" />
      {why && <p className="text-2xs leading-[15px] text-ink-3">{why.endsWith('.') ? why : `${why}.`}</p>}
    </>
  )
}

function VideoUse({ scene, video }: { scene: Scene; video: SceneVideo }) {
  const { edit } = useEdits()
  return (
    <>
      <PropRow label="Use video">
        <Segmented
          label="Use video"
          fill
          value={video.use}
          options={[
            { value: 'feature', label: 'Style, motion' },
            { value: 'base', label: 'Edit it' },
          ]}
          onChange={(use) => edit(setVideo, scene.id, { ...video, use })}
        />
      </PropRow>
      <PropRow label="Its sound">
        <Switch
          label="Keep original"
          checked={video.keepSound}
          onChange={(keepSound) => edit(setVideo, scene.id, { ...video, keepSound })}
        />
      </PropRow>
    </>
  )
}

/** Ids named by a blocking issue, and the newest reference that is over the limit. */
function wrongIds(scene: Scene, issues: readonly SceneIssue[], over: number): ReadonlySet<string> {
  const wrong = new Set<string>()
  for (const { field, severity } of issues) {
    if (severity === 'W') continue
    if (field.kind === 'element') wrong.add(field.elementId)
    if (field.kind === 'image') wrong.add(field.assetId)
  }
  if (over <= 0) return wrong
  const newest = [...scene.references.imageIds, ...scene.references.elements.map(({ id }) => id)]
  for (const id of newest.slice(-over)) wrong.add(id)
  return wrong
}
