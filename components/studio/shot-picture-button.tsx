'use client'
import { ImagePlus } from 'lucide-react'
import { ChoicePopover } from '@/components/studio/choice-popover'
import { useEdits } from '@/components/studio/use-edits'
import { IconButton } from '@/components/ui/icon-button'
import { assetChoices, type AssetChoice } from '@/lib/editor/asset-choices'
import type { Shot } from '@/lib/storyboard/schema'
import { setShotPicture } from '@/lib/storyboard/shot-edits'
import type { AssetView } from '@/lib/views'

const none: AssetChoice = {
  id: '',
  name: 'No picture',
  thumbUrl: null,
  note: '',
  tone: 'plain',
  off: false,
  reason: null,
}

/** The drawing that stands for a shot in the plan. It is not sent to the model. */
export function ShotPictureButton({ shot, number }: { shot: Shot; number: number }) {
  const { edit } = useEdits()
  const rows = (query: string, assets: readonly AssetView[]) => [
    ...(shot.pictureId !== null && query === '' ? [none] : []),
    ...assetChoices(assets, 'frame', query),
  ]
  return (
    <ChoicePopover
      label={`Picture of shot ${number} in the plan`}
      align="start"
      kind="image"
      rows={rows}
      empty="No pictures yet. Drop some in the library."
      onChoose={(row) => edit(setShotPicture, shot.id, row.id === '' ? null : row.id)}
      trigger={
        <IconButton
          size="sm"
          label={`Picture of shot ${number} in the plan`}
          variant={shot.pictureId === null ? 'ghost' : 'on'}
          icon={<ImagePlus size={14} strokeWidth={1.6} aria-hidden />}
        />
      }
    />
  )
}
