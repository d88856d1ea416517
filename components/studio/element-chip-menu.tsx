'use client'
import { Ellipsis, ExternalLink, LibraryBig, Pencil, RotateCw, X } from 'lucide-react'
import { useStudio } from '@/components/studio/studio-context'
import { useEdits } from '@/components/studio/use-edits'
import { useRemake } from '@/components/studio/use-remake'
import { DropdownMenu } from '@/components/ui/dropdown-menu'
import { MenuChoices, MenuHeading, MenuItem, MenuSeparator } from '@/components/ui/menu-parts'
import { pinElement } from '@/lib/storyboard/element-edits'
import { healthSentence, healthWords, usedVersion } from '@/lib/storyboard/element-health'
import type { Scene, SceneElement } from '@/lib/storyboard/schema'
import type { ElementView } from '@/lib/views-elements'

const icon = { size: 14, strokeWidth: 1.6, 'aria-hidden': true } as const
type Props = {
  scene: Scene
  reference: SceneElement
  /** The element of the library it points at, when it does and there is one. */
  element: ElementView | undefined
  name: string
  onRemove: () => void
}

/** What can be done with an element of the scene. */
export function ElementChipMenu({ scene, reference, element, name, onRemove }: Props) {
  return (
    <DropdownMenu
      trigger={
        <button
          type="button"
          tabIndex={-1}
          aria-label={`More for ${name}`}
          className="grid size-[18px] place-items-center rounded-chip bg-press text-ink before:absolute before:-inset-y-[3px]"
        >
          <Ellipsis size={11} strokeWidth={2} aria-hidden />
        </button>
      }
    >
      {reference.kind === 'inline' ? (
        <InlineItems scene={scene} id={reference.id} />
      ) : (
        element && <StoredItems {...{ scene, element }} pinned={reference.version ?? null} />
      )}
      <MenuSeparator />
      <MenuItem icon={<X {...icon} />} onSelect={onRemove}>
        Take out of the scene
      </MenuItem>
    </DropdownMenu>
  )
}

function InlineItems({ scene, id }: { scene: Scene; id: string }) {
  const { panels } = useStudio()
  const open = (toLibrary: boolean) =>
    requestAnimationFrame(() => panels.setState({ sceneElement: { sceneId: scene.id, id, toLibrary } }))
  return (
    <>
      <MenuHeading>Only in this scene</MenuHeading>
      <MenuItem icon={<Pencil {...icon} />} onSelect={() => open(false)}>
        Edit
      </MenuItem>
      <MenuItem icon={<LibraryBig {...icon} />} onSelect={() => open(true)}>
        Save to library
      </MenuItem>
    </>
  )
}

function StoredItems({
  scene,
  element,
  pinned,
}: {
  scene: Scene
  element: ElementView
  pinned: number | null
}) {
  const { context } = useStudio()
  const { edit } = useEdits()
  const remake = useRemake()
  const { state } = usedVersion(element, pinned ?? undefined)
  const sentence = healthSentence(state, element.name)
  const newest = { value: 'newest', label: `Newest, now version ${element.version}` }
  const versions = element.versions.map((version) => ({
    value: String(version.number),
    label: `Version ${version.number}`,
    note: healthWords[version.state],
  }))
  return (
    <>
      {sentence && <MenuHeading>{sentence}</MenuHeading>}
      {state !== 'creating' && pinned === null && (
        <MenuItem icon={<RotateCw {...icon} />} onSelect={() => void remake(element)}>
          {state === 'ready' ? 'Make it again' : 'Make it now, everywhere'}
        </MenuItem>
      )}
      <MenuItem icon={<ExternalLink {...icon} />} onSelect={() => context.go(`/elements?open=${element.id}`)}>
        Open in Elements
      </MenuItem>
      {element.versions.length > 1 && (
        <>
          <MenuSeparator />
          <MenuHeading>Version in this scene</MenuHeading>
          <MenuChoices
            value={pinned === null ? 'newest' : String(pinned)}
            options={[newest, ...versions]}
            onChange={(value) =>
              edit(pinElement, scene.id, element.id, value === 'newest' ? null : Number(value))
            }
          />
        </>
      )}
    </>
  )
}
