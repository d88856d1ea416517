'use client'
import type { ReactNode } from 'react'
import { FileDown, Images, Pencil, RotateCw } from 'lucide-react'
import Link from 'next/link'
import { contactSheet } from '@/components/elements/contact-sheet'
import { HealthBadge } from '@/components/elements/element-card'
import { tagNames } from '@/components/elements/element-filters'
import { ElementVersions } from '@/components/elements/element-versions'
import { TestRender } from '@/components/elements/test-render'
import { useElementActions } from '@/components/elements/use-element-actions'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Picture } from '@/components/ui/picture'
import { healthSentence } from '@/lib/storyboard/element-health'
import type { ElementUse, ElementView, VoiceView } from '@/lib/views-elements'

const icon = { size: 14, strokeWidth: 1.6, 'aria-hidden': true } as const

/** All that is known of one element: its pictures, its health, every version and id, and the scenes that use it. */
export function ElementDetails({
  element,
  uses,
  voices,
  free,
  onEdit,
  onClose,
}: {
  element: ElementView
  uses: readonly ElementUse[]
  voices: readonly VoiceView[]
  /** The queue in use charges nothing. */
  free: boolean
  onEdit: (element: ElementView) => void
  onClose: () => void
}) {
  const actions = useElementActions()
  const { archived, state, error } = element
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={element.name}
      width={820}
      footer={
        <>
          <Button icon={<Images {...icon} />} onClick={() => void contactSheet(element)}>
            Contact sheet
          </Button>
          <a
            href={`/api/elements/pack?ids=${element.id}`}
            download
            className="inline-flex h-control items-center gap-1.5 rounded-control px-2.5 font-medium text-ink-2 hover:bg-hover hover:text-ink"
          >
            <FileDown {...icon} />
            Export pack
          </a>
          {!archived && (
            <>
              <Button
                className="ml-auto"
                icon={<RotateCw {...icon} />}
                disabled={state === 'creating'}
                onClick={() => void actions.remake(element)}
              >
                {state === 'ready' ? 'Make it again' : 'Make it now'}
              </Button>
              <Button variant="primary" icon={<Pencil {...icon} />} onClick={() => onEdit(element)}>
                Edit
              </Button>
            </>
          )}
        </>
      }
    >
      <div className="grid gap-5 md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <div className="grid content-start gap-3">
          <Pictures element={element} />
          {!archived && <TestRender element={element} free={free} />}
        </div>
        <div className="grid content-start gap-4">
          <p className="flex flex-wrap items-center gap-2">
            <HealthBadge state={state} />
            <span className="text-2xs text-ink-2">
              {healthSentence(state, element.name) ?? 'Ready on this queue'}
            </span>
          </p>
          {error && <p className="text-2xs text-error">{error}</p>}
          <Facts element={element} voices={voices} />
          <Uses uses={uses} />
          <ElementVersions element={element} />
        </div>
      </div>
    </Dialog>
  )
}

function Pictures({ element }: { element: ElementView }) {
  const [main, ...others] = element.files
  return (
    <div className="grid grid-cols-3 gap-1.5">
      {main && (
        <Picture src={main.thumbUrl} alt={`Front view: ${main.name}`} className="col-span-3 aspect-[4/3]" />
      )}
      {others.map((file, index) => (
        <Picture
          key={file.assetId + index}
          src={file.thumbUrl}
          alt={`Angle ${index + 2}: ${file.name}`}
          className="aspect-square"
        />
      ))}
    </div>
  )
}

function Facts({ element, voices }: { element: ElementView; voices: readonly VoiceView[] }) {
  const { description, tagIds, referenceType, voiceId, queueElementId } = element
  const voice = voiceId && (voices.find((each) => each.voiceId === voiceId)?.label ?? voiceId)
  const rows: [string, ReactNode][] = [
    ['Description', description],
    ['Tags', tagNames(tagIds).join(', ') || 'None'],
    ['Made from', referenceType === 'video_refer' ? 'A video' : `${element.files.length} pictures`],
    ...(referenceType === 'video_refer'
      ? [['Voice', voice ?? 'From its speech'] as [string, ReactNode]]
      : []),
    ['Id', queueElementId ?? 'None on this queue'],
  ]
  return (
    <dl className="grid grid-cols-[84px_minmax(0,1fr)] gap-x-2 gap-y-1">
      {rows.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-ink-3">{name}</dt>
          <dd className="[overflow-wrap:anywhere]">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Uses({ uses }: { uses: readonly ElementUse[] }) {
  return (
    <section aria-labelledby="element-uses" className="grid gap-1">
      <h3 id="element-uses" className="font-title">
        Used in
      </h3>
      {uses.length === 0 && <p className="text-ink-3">No scene uses it.</p>}
      <ul className="grid max-h-40 gap-0.5 overflow-y-auto">
        {uses.map((use) => (
          <li key={use.storyboardId + use.sceneId}>
            <Link
              href={`/storyboards/${use.storyboardId}?scene=${use.sceneId}`}
              className="flex min-h-6 items-center gap-1 rounded-chip text-pencil hover:underline"
            >
              {use.title}, scene {use.sceneNumber}
              {use.sceneName && ` ${use.sceneName}`}
              {use.version !== null && `, version ${use.version}`}
              {use.archived && ' (archived)'}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
