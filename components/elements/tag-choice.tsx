'use client'
import { useId } from 'react'
import { Tag } from '@/components/ui/tag'
import { elementTags } from '@/lib/storyboard/limits'

/** "Hottest" last: it ranks, the others describe. */
const inOrder = [...elementTags.slice(1), elementTags[0]]

export function TagChoice({
  value,
  onChange,
}: {
  value: readonly string[]
  onChange: (ids: string[]) => void
}) {
  const id = useId()
  return (
    <div>
      <p id={id} className="mb-[5px] font-strong">
        Tags
      </p>
      <div role="group" aria-labelledby={id} className="flex flex-wrap gap-1">
        {inOrder.map((tag) => (
          <Tag
            key={tag.id}
            on={value.includes(tag.id)}
            onToggle={(on) => onChange(on ? [...value, tag.id] : value.filter((each) => each !== tag.id))}
            className="coarse:h-9 coarse:px-3"
          >
            {tag.name}
          </Tag>
        ))}
      </div>
    </div>
  )
}
