'use client'
import { RectangleHorizontal, RectangleVertical, Square } from 'lucide-react'
import { FieldIssues } from '@/components/studio/field-issues'
import { fieldKey } from '@/components/studio/field-key'
import { GivenValue, InspectorSection, PropRow } from '@/components/studio/inspector-section'
import { SceneActions } from '@/components/studio/scene-actions'
import { SceneName } from '@/components/studio/scene-name'
import { useEdits } from '@/components/studio/use-edits'
import { useLibraryIndex } from '@/components/studio/use-library-index'
import { NumberField } from '@/components/ui/number-field'
import { Segmented } from '@/components/ui/segmented'
import { Slider } from '@/components/ui/slider'
import { Switch } from '@/components/ui/switch'
import { ratioText } from '@/lib/editor/asset-facts'
import { setAspect, setQuality, setSceneDuration, setSound, setWatermark } from '@/lib/storyboard/edits'
import { limits } from '@/lib/storyboard/limits'
import { whyNotAspect, whyNotDuration, whyNotSound } from '@/lib/storyboard/reasons'
import type { Aspect, Quality, Scene } from '@/lib/storyboard/schema'
import { sceneWords } from '@/lib/storyboard/scene-words'
import { formatSeconds } from '@/lib/storyboard/timeline'

const qualities: { value: Quality; label: string; small: string }[] = [
  { value: 'std', label: 'Standard', small: '720p' },
  { value: 'pro', label: 'Pro', small: '1080p' },
]
const icon = { size: 14, strokeWidth: 1.6, 'aria-hidden': true } as const
const aspects: { value: Aspect; label: string; icon: React.ReactNode }[] = [
  { value: '16:9', label: '16:9', icon: <RectangleHorizontal {...icon} /> },
  { value: '9:16', label: '9:16', icon: <RectangleVertical {...icon} /> },
  { value: '1:1', label: '1:1', icon: <Square {...icon} /> },
]
const sceneField = (field: 'quality' | 'aspect' | 'duration' | 'sound' | 'watermark') =>
  ({ kind: 'scene', field }) as const

export function SceneSection({ scene, number }: { scene: Scene; number: number }) {
  const { edit } = useEdits()
  return (
    <InspectorSection
      title={
        <>
          <span className="shrink-0">Scene {number}</span>
          <SceneName key={scene.id} scene={scene} />
        </>
      }
      aside={<SceneActions scene={scene} number={number} />}
    >
      <p className="text-2xs leading-[15px] text-ink-3 short:sr-only">{sceneWords(scene)}</p>
      <PropRow label="Quality" field={fieldKey(sceneField('quality'))}>
        <Segmented
          label="Quality"
          fill
          value={scene.quality}
          options={qualities}
          onChange={(quality) => edit(setQuality, scene.id, quality)}
        />
      </PropRow>
      <FieldIssues field={sceneField('quality')} />
      <PropRow label="Aspect" field={fieldKey(sceneField('aspect'))}>
        <AspectControl scene={scene} />
      </PropRow>
      <FieldIssues field={sceneField('aspect')} />
      <PropRow label="Duration" field={fieldKey(sceneField('duration'))}>
        <DurationControl scene={scene} />
      </PropRow>
      <FieldIssues field={sceneField('duration')} />
      <SoundAndWatermark scene={scene} />
      <FieldIssues field={sceneField('sound')} />
      <FieldIssues field={sceneField('watermark')} />
    </InspectorSection>
  )
}

function SoundAndWatermark({ scene }: { scene: Scene }) {
  const { edit } = useEdits()
  const why = whyNotSound(scene)
  const watermark = (
    <Switch
      label="Watermarked copy"
      hideLabel
      checked={scene.watermark}
      onChange={(on) => edit(setWatermark, scene.id, on)}
    />
  )
  return (
    <>
      <PropRow label="Sound" field={fieldKey(sceneField('sound'))}>
        <Switch
          label="Sound"
          hideLabel
          checked={scene.sound}
          disabled={why !== null && !scene.sound}
          onChange={(on) => edit(setSound, scene.id, on)}
        />
        {why ? (
          <span className="text-2xs leading-[15px] text-ink-3">{why}</span>
        ) : (
          <span data-field={fieldKey(sceneField('watermark'))} className="ml-auto flex items-center gap-2">
            <span aria-hidden="true" className="text-ink-2">
              Watermarked copy
            </span>
            {watermark}
          </span>
        )}
      </PropRow>
      {why && (
        <PropRow label="Watermark" field={fieldKey(sceneField('watermark'))}>
          {watermark}
          <span className="text-2xs leading-[15px] text-ink-3">One more copy, marked</span>
        </PropRow>
      )}
    </>
  )
}

function AspectControl({ scene }: { scene: Scene }) {
  const { edit } = useEdits()
  const index = useLibraryIndex()
  const why = whyNotAspect(scene)
  if (why === null)
    return (
      <Segmented
        label="Aspect"
        fill
        value={scene.aspect}
        options={aspects}
        onChange={(aspect) => edit(setAspect, scene.id, aspect)}
      />
    )
  const { firstFrameId, video } = scene.references
  const asset = index.assets.get(firstFrameId ?? video?.assetId ?? '')
  return (
    <GivenValue
      label="Aspect"
      value={asset && asset.facts.kind !== 'audio' ? ratioText(asset.facts) : scene.aspect}
      why={why}
    />
  )
}

function DurationControl({ scene }: { scene: Scene }) {
  const { drag, gesture, edit } = useEdits()
  const index = useLibraryIndex()
  const why = whyNotDuration(scene)
  if (why !== null) {
    const facts = index.assets.get(scene.references.video?.assetId ?? '')?.facts
    const ms = facts?.kind === 'video' ? facts.durationMs : scene.durationMs
    return <GivenValue label="Duration" value={formatSeconds(Math.round(ms / 100) * 100)} why={why} />
  }
  const { minMs, maxMs, maxFeatureMs } = limits.scene
  const most = scene.references.video ? Math.max(maxFeatureMs, scene.durationMs) : maxMs
  const range = { min: minMs / 1000, max: most / 1000 }
  const seconds = scene.durationMs / 1000
  return (
    <>
      <Slider
        label="Duration of the scene"
        value={seconds}
        {...range}
        valueText={`${seconds} seconds`}
        onChange={(next) => drag(setSceneDuration, scene.id, next * 1000)}
        {...gesture}
      />
      <NumberField
        label="Duration of the scene in seconds"
        value={seconds}
        {...range}
        format={(value) => `${value} s`}
        onChange={(next) => edit(setSceneDuration, scene.id, next * 1000)}
      />
    </>
  )
}
