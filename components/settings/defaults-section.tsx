'use client'
import { useState } from 'react'
import { toast } from '@/components/ui/toast'
import { Row, Section } from '@/components/settings/settings-section'
import { SceneDefaultsFields, usualDefaults } from '@/components/shell/scene-defaults-fields'
import { Button } from '@/components/ui/button'
import { saveSceneDefaults } from '@/lib/actions/preferences'
import type { SceneDefaults } from '@/lib/storyboard/schema'

/** What new storyboards start with. Each storyboard can change its own. */
export function DefaultsSection({ defaults }: { defaults: SceneDefaults | null }) {
  const [value, setValue] = useState(defaults)
  async function change(next: SceneDefaults | null) {
    const before = value
    setValue(next)
    const result = await saveSceneDefaults({ defaults: next }).catch(() => null)
    if (result?.ok) return
    setValue(before)
    toast.error(result?.sentence ?? 'Not changed: the server cannot be reached.')
  }
  return (
    <Section title="New storyboards">
      <Row name="Scenes start with">
        <SceneDefaultsFields value={value ?? usualDefaults} onChange={(next) => void change(next)} />
        {value !== null && (
          <Button size="sm" variant="ghost" className="mt-2" onClick={() => void change(null)}>
            Back to the usual
          </Button>
        )}
      </Row>
    </Section>
  )
}
