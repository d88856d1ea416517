'use client'
import { Check } from 'lucide-react'
import { ChoicePopover } from '@/components/studio/choice-popover'
import { useLibraryIndex } from '@/components/studio/use-library-index'
import { Button } from '@/components/ui/button'
import { assetChoices } from '@/lib/editor/asset-choices'
import type { LibraryIndex } from '@/lib/editor/reference-labels'
import type { AssetView } from '@/lib/views'
import type { PayloadReference } from '@/lib/storyboard/scene-from-payload'

/** By address or queue id: the file or element of the library that takes its place. */
export type Answers = Readonly<Record<string, string>>
const keyOf = (each: PayloadReference) => (each.kind === 'element' ? each.queueElementId : each.url)

/** What the request shows the model, and what of it this library does not know: each is replaced, or left out. */
export function ImportReferences({
  references,
  left,
  answers,
  onAnswer,
}: {
  references: readonly PayloadReference[]
  left: readonly PayloadReference[]
  answers: Answers
  onAnswer: (answers: Answers) => void
}) {
  const index = useLibraryIndex()
  if (references.length === 0) return null
  const known = references.length - left.length
  return (
    <section aria-label="References of the request" className="grid gap-2">
      {known > 0 && (
        <p className="flex items-center gap-1.5 text-ink-2">
          <Check size={14} strokeWidth={1.6} aria-hidden className="text-ok" />
          {known} of {references.length} {references.length === 1 ? 'reference is' : 'references are'} in this
          library
        </p>
      )}
      {left.length > 0 && (
        <>
          <p className="text-warn">
            {left.length === 1 ? 'One reference is' : `${left.length} references are`} not in this library.
            Choose what takes its place, or it is left out.
          </p>
          <ul className="grid gap-1.5">
            {left.map((each) => (
              <li key={keyOf(each)} className="flex items-center gap-2">
                <span className="min-w-0 flex-1">
                  <span className="block font-strong">{each.role}</span>
                  <span className="block truncate text-2xs text-ink-3" title={keyOf(each)}>
                    {each.kind === 'element' ? `Element id ${each.queueElementId}` : each.url}
                  </span>
                </span>
                <ChoicePopover
                  label={`Replace ${each.role}`}
                  empty="The library has nothing for this yet."
                  kind={each.kind === 'video' ? 'video' : 'image'}
                  rows={(query, assets) => choicesFor(each, index, { query, assets })}
                  onChoose={({ id }) => onAnswer({ ...answers, [keyOf(each)]: id })}
                  trigger={
                    <Button size="sm" className="max-w-52">
                      <span className="truncate">{nameOf(answers[keyOf(each)], index) ?? 'Choose'}</span>
                    </Button>
                  }
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function nameOf(id: string | undefined, index: LibraryIndex): string | null {
  return id === undefined ? null : (index.elements.get(id)?.name ?? index.assets.get(id)?.name ?? null)
}

function choicesFor(
  each: PayloadReference,
  index: LibraryIndex,
  { query, assets }: { query: string; assets: readonly AssetView[] },
) {
  if (each.kind === 'element')
    return index.library.elements
      .filter(({ name }) => name.toLowerCase().includes(query.toLowerCase()))
      .map(({ id, name }) => ({
        id,
        name,
        thumbUrl: null,
        note: '',
        tone: 'plain' as const,
        off: false,
        reason: null,
      }))
  const inElement = each.role.startsWith('Element')
  const purpose =
    each.kind === 'video' ? (inElement ? 'elementVideo' : 'video') : inElement ? 'element' : 'reference'
  return assetChoices(assets, purpose, query)
}
