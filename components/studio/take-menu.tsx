'use client'
import { useContext } from 'react'
import { Circle, Columns2, Download, History, Play, RotateCcw, Trash2, X } from 'lucide-react'
import { useStudio } from '@/components/studio/studio-context'
import { useTakeActions } from '@/components/studio/use-take-actions'
import { reuseSettings } from '@/components/studio/use-start'
import { TakesContext } from '@/components/studio/use-takes'
import { MenuItem, MenuSeparator } from '@/components/ui/menu-parts'
import { compareWith, openCompare, whyNotCompare } from '@/lib/editor/compare'
import { goToScene } from '@/lib/editor/commands-scenes'
import { planChanged } from '@/lib/editor/plan-changed'
import { downloadFile, takeFileName } from '@/lib/editor/save-file'
import { selectStoryboard } from '@/lib/editor/store'
import { isRunning } from '@/lib/queries/generations'
import { keysOf } from '@/lib/editor/commands'

const icon = { size: 14, strokeWidth: 1.6, 'aria-hidden': true } as const

export function TakeMenu({ id }: { id: string }) {
  const studio = useStudio()
  const { store, context } = studio
  const actions = useTakeActions()
  const { bySceneId } = useContext(TakesContext)
  const take = [...bySceneId.values()].flat().find((each) => each.id === id)
  const scene = selectStoryboard(store.getState()).scenes.find((each) => each.id === take?.sceneId)
  if (!take || !scene)
    return (
      <MenuItem disabled onSelect={() => undefined}>
        This take is gone
      </MenuItem>
    )
  const sent = take.scene
  function watch() {
    if (!take || !scene) return
    if (store.getState().sceneId !== scene.id) goToScene(context, scene.id)
    store.getState().show(take.id)
  }
  /** With what the viewer shows, or with the picked take. */
  function compareIt() {
    if (!take || !scene) return
    if (store.getState().sceneId !== scene.id) goToScene(context, scene.id)
    openCompare(context)
    if (store.getState().source !== take.id) compareWith(context, 1, take.id)
  }
  return (
    <>
      <MenuItem icon={<Play {...icon} />} onSelect={watch}>
        Show take {take.takeNumber}
      </MenuItem>
      {take.state === 'done' && (
        <MenuItem icon={<Circle {...icon} />} keys={keysOf('pick')} onSelect={() => void actions.pick(take)}>
          {take.picked ? 'Remove the circle' : 'Pick this take'}
        </MenuItem>
      )}
      {take.state === 'done' && whyNotCompare(context) === null && (
        <MenuItem icon={<Columns2 {...icon} />} keys={keysOf('compare')} onSelect={compareIt}>
          Compare
        </MenuItem>
      )}
      {sent && planChanged(scene, sent) && (
        <MenuItem
          icon={<History {...icon} />}
          note="The scene as it was sent. Undo brings this plan back"
          onSelect={() => reuseSettings(studio, take)}
        >
          Reuse settings
        </MenuItem>
      )}
      {take.videoUrl && (
        <MenuItem
          icon={<Download {...icon} />}
          onSelect={() => downloadFile(take.videoUrl, takeFileName(scene.name, take.takeNumber))}
        >
          Download
        </MenuItem>
      )}
      {(take.state === 'failed' || take.state === 'cancelled') && (
        <MenuItem icon={<RotateCcw {...icon} />} onSelect={() => void actions.retry(take)}>
          Retry
        </MenuItem>
      )}
      <MenuSeparator />
      {isRunning(take) ? (
        <MenuItem icon={<X {...icon} />} danger onSelect={() => void actions.cancel(take)}>
          Cancel take {take.takeNumber}
        </MenuItem>
      ) : (
        <MenuItem
          icon={<Trash2 {...icon} />}
          danger
          disabled={take.state === 'uncertain'}
          onSelect={() => void actions.remove(take)}
        >
          Delete take {take.takeNumber}
        </MenuItem>
      )}
    </>
  )
}
