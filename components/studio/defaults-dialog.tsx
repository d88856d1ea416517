'use client'
import { SceneDefaultsFields, usualDefaults } from '@/components/shell/scene-defaults-fields'
import { useEditor } from '@/components/studio/studio-context'
import { useEdits } from '@/components/studio/use-edits'
import { Dialog } from '@/components/ui/dialog'
import { Switch } from '@/components/ui/switch'
import { selectScene, selectStoryboard } from '@/lib/editor/store'
import { setSceneDefaults } from '@/lib/storyboard/edits'
import type { SceneDefaults } from '@/lib/storyboard/schema'

/** What a new scene of this storyboard starts with: like the one before it, or always the same. */
export function DefaultsDialog({ onClose }: { onClose: () => void }) {
  const { edit } = useEdits()
  const defaults = useEditor(selectStoryboard).defaults
  const scene = useEditor(selectScene)
  const like: SceneDefaults = scene
    ? { ...usualDefaults, quality: scene.quality, aspect: scene.aspect, sound: scene.sound }
    : usualDefaults
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="New scenes" width={460}>
      <div className="grid gap-4">
        <Switch
          label="Like the scene before"
          checked={defaults === undefined}
          onChange={(on) => edit(setSceneDefaults, on ? null : like)}
        />
        {defaults && (
          <SceneDefaultsFields value={defaults} onChange={(next) => edit(setSceneDefaults, next)} />
        )}
      </div>
    </Dialog>
  )
}
