'use client'
import { NumberField } from '@/components/ui/number-field'
import { Segmented } from '@/components/ui/segmented'
import { Switch } from '@/components/ui/switch'
import { limits } from '@/lib/storyboard/limits'
import type { SceneDefaults } from '@/lib/storyboard/schema'

export const usualDefaults: SceneDefaults = {
  quality: 'pro',
  aspect: '16:9',
  sound: false,
  durationMs: limits.scene.defaultMs,
}

type Props = { value: SceneDefaults; onChange: (value: SceneDefaults) => void }

/** Quality, aspect, sound and length of new scenes. */
export function SceneDefaultsFields({ value, onChange }: Props) {
  return (
    <div className="grid gap-2">
      <Field name="Quality">
        <Segmented
          label="Quality of new scenes"
          value={value.quality}
          options={[
            { value: 'std', label: 'Standard', small: '720p' },
            { value: 'pro', label: 'Pro', small: '1080p' },
          ]}
          onChange={(quality) => onChange({ ...value, quality })}
        />
      </Field>
      <Field name="Aspect">
        <Segmented
          label="Aspect of new scenes"
          value={value.aspect}
          options={(['16:9', '9:16', '1:1'] as const).map((each) => ({ value: each, label: each }))}
          onChange={(aspect) => onChange({ ...value, aspect })}
        />
      </Field>
      <Field name="Duration">
        <NumberField
          label="Duration of new scenes in seconds"
          value={value.durationMs / 1_000}
          min={limits.scene.minMs / 1_000}
          max={limits.scene.maxMs / 1_000}
          format={(seconds) => `${seconds} s`}
          onChange={(seconds) => onChange({ ...value, durationMs: Math.round(seconds) * 1_000 })}
        />
      </Field>
      <Field name="Sound">
        <Switch
          label="Sound of new scenes"
          hideLabel
          checked={value.sound}
          onChange={(sound) => onChange({ ...value, sound })}
        />
      </Field>
    </div>
  )
}

function Field({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="grid min-h-8 grid-cols-[88px_minmax(0,1fr)] items-center">
      <span className="text-ink-2">{name}</span>
      <span className="flex">{children}</span>
    </div>
  )
}
