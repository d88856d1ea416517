'use client'
import { Droplet, FileDown, Film } from 'lucide-react'
import { useEditor, useStudio } from '@/components/studio/studio-context'
import { useTakes } from '@/components/studio/use-takes'
import { MenuItem, MenuSeparator } from '@/components/ui/menu-parts'
import { command, runCommand } from '@/lib/editor/commands'
import { downloadFile, takeFileName } from '@/lib/editor/save-file'
import { selectScene, selectStoryboard } from '@/lib/editor/store'
import { standsFor } from '@/lib/editor/takes'

const icon = { size: 14, strokeWidth: 1.6, 'aria-hidden': true } as const

/** The take on screen, or the one that stands for the scene, and the plan itself. */
export function ExportItems() {
  const { context } = useStudio()
  const scene = useEditor(selectScene)
  const source = useEditor((state) => state.source)
  const number =
    useEditor((state) => selectStoryboard(state).scenes.findIndex(({ id }) => id === state.sceneId)) + 1
  const takes = useTakes(scene?.id ?? '')
  const take = takes.find(({ id, videoUrl }) => id === source && videoUrl !== null) ?? standsFor(takes)
  const of = `scene ${number}`
  return (
    <>
      {take?.videoUrl ? (
        <MenuItem
          icon={<Film {...icon} />}
          onSelect={() => downloadFile(take.videoUrl, takeFileName(scene?.name, take.takeNumber))}
        >
          Take {take.takeNumber} of {of} as MP4
        </MenuItem>
      ) : (
        <MenuItem
          icon={<Film {...icon} />}
          disabled
          note="Generate the scene first"
          onSelect={() => undefined}
        >
          A take of {of} as MP4
        </MenuItem>
      )}
      {take?.watermarkUrl && (
        <MenuItem
          icon={<Droplet {...icon} />}
          onSelect={() =>
            downloadFile(take.watermarkUrl, takeFileName(scene?.name, take.takeNumber, 'watermarked'))
          }
        >
          Its watermarked copy as MP4
        </MenuItem>
      )}
      <MenuSeparator />
      <MenuItem icon={<FileDown {...icon} />} onSelect={() => runCommand('export-storyboard', context)}>
        {command('export-storyboard').label}
      </MenuItem>
    </>
  )
}
