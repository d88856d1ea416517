'use client'
import { TriangleAlert, X } from 'lucide-react'
import { ElementChipMenu } from '@/components/studio/element-chip-menu'
import { FieldsIssues } from '@/components/studio/field-issues'
import { fieldKey } from '@/components/studio/field-key'
import { useEdits } from '@/components/studio/use-edits'
import { useReorder } from '@/components/studio/use-reorder'
import { classNames } from '@/components/ui/class-names'
import { labelElement, type LibraryIndex } from '@/lib/editor/reference-labels'
import { healthWords } from '@/lib/storyboard/element-health'
import { moveElement, removeElement } from '@/lib/storyboard/reference-edits'
import type { Scene } from '@/lib/storyboard/schema'

const HELP = 'reference-chip-help'

/** The elements of a scene in the order they are sent. */
export function ReferenceChips({
  scene,
  index,
  wrong,
}: {
  scene: Scene
  index: LibraryIndex
  /** Elements that a rule refuses, also when they are fine in themselves. */
  wrong: ReadonlySet<string>
}) {
  const { edit } = useEdits()
  const ids = scene.references.elements.map(({ id }) => id)
  const nameOf = (id: string) => labelElement(id, scene, index).name
  const remove = (id: string) => edit(removeElement, scene.id, id, nameOf(id))
  const { itemProps, said, dragged } = useReorder({
    ids,
    kind: 'element',
    nameOf,
    onMove: (id, to) => edit(moveElement, scene.id, id, to),
    onRemove: remove,
  })
  if (ids.length === 0) return null
  return (
    <>
      <ul aria-label="Elements" className="flex flex-wrap gap-1">
        {scene.references.elements.map((reference) => {
          const { id } = reference
          const { name, thumbUrl, problem, health } = labelElement(id, scene, index)
          const bad = problem !== null || wrong.has(id)
          return (
            <li
              key={id}
              data-field={fieldKey({ kind: 'element', elementId: id })}
              className={classNames(
                'group relative flex h-[22px] max-w-full items-center rounded-chip text-xs font-medium coarse:h-9 coarse:pr-6',
                bad ? 'bg-error-tint text-error' : 'bg-pencil-tint text-pencil',
                dragged === id && 'opacity-60',
              )}
            >
              <button
                type="button"
                {...(problem && { 'aria-label': `@${name}: ${problem}` })}
                aria-describedby={HELP}
                className="flex h-full min-w-0 items-center gap-1 rounded-chip pr-1.5 pl-[3px]"
                {...itemProps(id)}
              >
                {thumbUrl && (
                  <img
                    src={thumbUrl}
                    alt=""
                    draggable={false}
                    className="size-4 shrink-0 rounded-[2.5px] object-cover"
                  />
                )}
                <span
                  className={classNames(
                    'truncate',
                    bad && 'underline decoration-wavy decoration-1 underline-offset-[3px]',
                  )}
                >
                  @{name}
                </span>
                {health && (
                  <TriangleAlert
                    size={11}
                    strokeWidth={2}
                    role="img"
                    aria-label={healthWords[health]}
                    className="shrink-0 text-warn"
                  />
                )}
              </button>
              <span className="absolute right-0.5 flex gap-px opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 has-data-[state=open]:opacity-100 coarse:opacity-100">
                <ElementChipMenu
                  {...{ scene, reference, name }}
                  element={index.elements.get(id)}
                  onRemove={() => remove(id)}
                />
                <button
                  type="button"
                  tabIndex={-1}
                  aria-label={`Take ${name} out of the references`}
                  onClick={() => remove(id)}
                  className="relative grid size-[18px] place-items-center rounded-chip bg-press text-ink before:absolute before:-inset-[3px]"
                >
                  <X size={11} strokeWidth={2} aria-hidden />
                </button>
              </span>
            </li>
          )
        })}
      </ul>
      <p id={HELP} className="sr-only">
        Alt and left or right arrow change the order. Delete removes it.
      </p>
      <p role="status" className="sr-only">
        {said}
      </p>
      <FieldsIssues fields={ids.map((elementId) => ({ kind: 'element', elementId }))} />
    </>
  )
}
