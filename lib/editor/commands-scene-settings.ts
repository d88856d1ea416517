import type { Command, CommandContext } from '@/lib/editor/command'
import { currentScene } from '@/lib/editor/shot-actions'
import { setAspect, setQuality, setSceneDuration, setSound, setWatermark } from '@/lib/storyboard/edits'
import { limits } from '@/lib/storyboard/limits'
import { whyNotAspect, whyNotDuration, whyNotSound } from '@/lib/storyboard/reasons'
import type { Aspect, Quality, Scene } from '@/lib/storyboard/schema'

type Setting = { id: string; label: string; why?: (scene: Scene) => string | null; words?: string }

function setting(
  { id, label, why, words }: Setting,
  run: (context: CommandContext, scene: Scene) => void,
): Command {
  return {
    id,
    label,
    group: 'Scenes',
    keys: [],
    ...(words && { words }),
    can(context) {
      const scene = currentScene(context)
      return scene ? (why?.(scene) ?? true) : 'Select a scene first'
    },
    run(context) {
      const scene = currentScene(context)
      if (scene) run(context, scene)
    },
  }
}

const quality = (value: Quality, label: string) =>
  setting({ id: `quality-${value}`, label: `Quality: ${label}` }, ({ store }, scene) =>
    store.getState().edit(setQuality, scene.id, value),
  )
const aspect = (value: Aspect) =>
  setting(
    { id: `aspect-${value.replace(':', '-')}`, label: `Aspect: ${value}`, why: whyNotAspect },
    ({ store }, scene) => store.getState().edit(setAspect, scene.id, value),
  )
const length = (byMs: number, id: string, label: string) =>
  setting({ id, label, why: whyNotDuration, words: 'duration length' }, ({ store, announce }, scene) => {
    store.getState().edit(setSceneDuration, scene.id, scene.durationMs + byMs)
    const after = store.getState().history.present.scenes.find((each) => each.id === scene.id)
    if (after) announce(`Scene, ${after.durationMs / 1_000} s`)
  })

/** The active scene's settings, as commands. */
export const sceneSettingCommands: readonly Command[] = [
  quality('std', 'Standard 720p'),
  quality('pro', 'Pro 1080p'),
  aspect('16:9'),
  aspect('9:16'),
  aspect('1:1'),
  length(limits.shot.stepMs, 'scene-longer', 'Make the scene 1 s longer'),
  length(-limits.shot.stepMs, 'scene-shorter', 'Make the scene 1 s shorter'),
  setting(
    { id: 'sound', label: 'Sound on or off', why: (scene) => (scene.sound ? null : whyNotSound(scene)) },
    ({ store }, scene) => store.getState().edit(setSound, scene.id, !scene.sound),
  ),
  setting({ id: 'watermark', label: 'Watermarked copy on or off' }, ({ store }, scene) =>
    store.getState().edit(setWatermark, scene.id, !scene.watermark),
  ),
]
