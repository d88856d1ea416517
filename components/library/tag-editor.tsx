'use client'
import { useId, useState } from 'react'
import { X } from 'lucide-react'
import { bareInput, fieldLook } from '@/components/ui/field-look'
import { useShelves } from '@/lib/queries/assets'

/** Tags as words with a cross, and a field for one more that knows those of the library. */
export function TagEditor({
  tags,
  onAdd,
  onRemove,
}: {
  tags: readonly string[]
  onAdd: (tag: string) => void
  onRemove: (tag: string) => void
}) {
  const [draft, setDraft] = useState('')
  const list = useId()
  const known = useShelves()?.tags ?? []
  function add() {
    const tag = draft.trim().toLowerCase()
    setDraft('')
    if (tag && !tags.includes(tag)) onAdd(tag)
  }
  return (
    <div className="grid gap-1.5">
      {tags.length > 0 && (
        <ul aria-label="Tags" className="flex flex-wrap gap-1">
          {tags.map((tag) => (
            <li
              key={tag}
              className="inline-flex h-[22px] items-center gap-0.5 rounded-full bg-press pr-1 pl-2 text-2xs font-medium text-ink"
            >
              {tag}
              <button
                type="button"
                aria-label={`Take off ${tag}`}
                onClick={() => onRemove(tag)}
                className="grid size-4 place-items-center rounded-full text-ink-2 hover:text-ink"
              >
                <X size={12} strokeWidth={1.9} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
      <span className={fieldLook({})}>
        <input
          aria-label="Add a tag"
          placeholder="Add a tag"
          list={list}
          maxLength={40}
          autoComplete="off"
          value={draft}
          onChange={(event) => setDraft(event.target.value)}
          onKeyDown={(event) => {
            event.stopPropagation()
            if (event.key === 'Enter' || event.key === ',') {
              event.preventDefault()
              add()
            }
          }}
          onBlur={add}
          className={bareInput}
        />
      </span>
      <datalist id={list}>
        {known.map(({ tag }) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
    </div>
  )
}
