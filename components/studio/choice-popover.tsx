'use client'
import { useId, useState, type ComponentProps, type ReactElement } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { ChoiceList, optionId, type Choice } from '@/components/studio/choice-list'
import { useChoice } from '@/components/studio/use-choice'
import { bareInput, fieldLook } from '@/components/ui/field-look'
import { Popover } from '@/components/ui/popover'
import { classNames } from '@/components/ui/class-names'
import { know } from '@/lib/queries/known-assets'
import { useOfferedAssets } from '@/lib/queries/offered-assets'
import type { AssetView } from '@/lib/views'

type Props<R extends Choice> = {
  label: string
  trigger: ReactElement<ComponentProps<'button'>>
  /** The files that are offered. */
  kind: 'image' | 'video'
  /** Asked again for every letter typed in the search, with the files it may offer. */
  rows: (query: string, assets: readonly AssetView[]) => R[]
  empty: string
  onChoose: (row: R) => void
  align?: 'start' | 'end'
}

/** A button that opens a searchable list. */
export function ChoicePopover<R extends Choice>({ trigger, label, align = 'end', ...list }: Props<R>) {
  const [open, setOpen] = useState(false)
  return (
    <Popover
      trigger={trigger}
      label={label}
      align={align}
      open={open}
      onOpenChange={setOpen}
      className="w-[264px] p-1!"
    >
      <SearchableList
        {...list}
        label={label}
        onChoose={(row) => {
          setOpen(false)
          list.onChoose(row)
        }}
      />
    </Popover>
  )
}

function SearchableList<R extends Choice>({
  label,
  kind,
  rows,
  empty,
  onChoose,
}: Omit<Props<R>, 'trigger' | 'align'>) {
  const [query, setQuery] = useState('')
  const id = useId()
  const client = useQueryClient()
  const offered = useOfferedAssets(kind, query)
  const shown = rows(query, offered)
  const choose = (row: R) => {
    know(client, offered)
    onChoose(row)
  }
  const { active, mark, onKey } = useChoice(shown, choose)
  return (
    <>
      <div className={classNames(fieldLook({}), 'mb-1')}>
        <input
          type="text"
          role="combobox"
          aria-label={`Search: ${label}`}
          aria-expanded="true"
          aria-controls={id}
          aria-activedescendant={active && optionId(id, active.id)}
          aria-autocomplete="list"
          autoComplete="off"
          placeholder="Search"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={(event) => {
            if (
              event.key !== 'Tab' &&
              event.key !== 'Home' &&
              event.key !== 'End' &&
              onKey(event.nativeEvent)
            )
              event.preventDefault()
          }}
          className={bareInput}
        />
      </div>
      <ChoiceList id={id} label={label} rows={shown} active={active} onMark={mark} onChoose={choose} />
      {shown.length === 0 && (
        <p className="px-2 py-1.5 text-2xs text-ink-3">{query ? `Nothing is called “${query}”.` : empty}</p>
      )}
    </>
  )
}
