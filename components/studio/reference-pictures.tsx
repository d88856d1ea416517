'use client'
import { X } from 'lucide-react'
import { FieldsIssues } from '@/components/studio/field-issues'
import { fieldKey } from '@/components/studio/field-key'
import { GonePicture } from '@/components/studio/gone-picture'
import { useEdits } from '@/components/studio/use-edits'
import { useReorder } from '@/components/studio/use-reorder'
import { classNames } from '@/components/ui/class-names'
import { Picture } from '@/components/ui/picture'
import { labelToken, type LibraryIndex } from '@/lib/editor/reference-labels'
import { moveImage, removeImage } from '@/lib/storyboard/reference-edits'
import type { Scene } from '@/lib/storyboard/schema'

/** Plain pictures in the order they are sent, numbered as the prompt numbers them. */
export function ReferencePictures({
  scene,
  index,
  wrong,
}: {
  scene: Scene
  index: LibraryIndex
  wrong: ReadonlySet<string>
}) {
  const { edit } = useEdits()
  const ids = scene.references.imageIds
  const nameOf = (id: string) => labelToken({ kind: 'image', id }, scene, index).name
  const remove = (id: string) => edit(removeImage, scene.id, id, '')
  const { itemProps, said, dragged } = useReorder({
    ids,
    kind: 'image',
    nameOf,
    onMove: (id, to) => edit(moveImage, scene.id, id, to),
    onRemove: remove,
  })
  if (ids.length === 0) return null
  return (
    <>
      <ul aria-label="Pictures" className="grid grid-cols-4 gap-2">
        {ids.map((id) => {
          const asset = index.assets.get(id)
          const bad = !asset || wrong.has(id)
          return (
            <li
              key={id}
              data-field={fieldKey({ kind: 'image', assetId: id })}
              className={classNames('group relative min-w-0', dragged === id && 'opacity-60')}
            >
              <button
                type="button"
                aria-label={`${nameOf(id)}, ${asset?.name ?? 'deleted file'}`}
                aria-describedby="reference-chip-help"
                className={classNames('block w-full rounded-gate', bad && 'outline-2 outline-error')}
                {...itemProps(id)}
              >
                <Picture src={asset?.thumbUrl ?? null} alt="" eager className="aspect-video">
                  {!asset && <GonePicture />}
                </Picture>
              </button>
              <button
                type="button"
                tabIndex={-1}
                aria-label={`Take ${nameOf(id)} out of the references`}
                onClick={() => remove(id)}
                className="absolute top-0.5 right-0.5 grid size-4 place-items-center rounded-full bg-[oklch(0.12_0.003_250/0.78)] text-[oklch(0.97_0_0)] opacity-0 before:absolute before:-inset-1 group-focus-within:opacity-100 group-hover:opacity-100 coarse:opacity-100"
              >
                <X size={11} strokeWidth={2} aria-hidden />
              </button>
              <p className={classNames('mt-[3px] truncate text-2xs', bad ? 'text-error' : 'text-ink-3')}>
                @{nameOf(id)}
              </p>
            </li>
          )
        })}
      </ul>
      <p role="status" className="sr-only">
        {said}
      </p>
      <FieldsIssues fields={ids.map((assetId) => ({ kind: 'image', assetId }))} />
    </>
  )
}
