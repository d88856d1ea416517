'use client'
import { useEffect, useRef } from 'react'
import { Search } from 'lucide-react'
import { classNames } from '@/components/ui/class-names'
import { bareInput, fieldLook } from '@/components/ui/field-look'
import { isTyping } from '@/components/ui/is-typing'
import { Kbd } from '@/components/ui/kbd'

/** `/` brings the cursor here, Escape clears. `hotkey={false}` where another search on the screen owns the key. */
export function SearchField({
  label,
  value,
  onChange,
  hotkey = true,
  className,
}: {
  label: string
  value: string
  onChange: (value: string) => void
  hotkey?: boolean
  className?: string
}) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (!hotkey) return
    function onKeyDown(event: KeyboardEvent) {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || isTyping(event.target)) return
      event.preventDefault()
      input.current?.focus()
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [hotkey])
  return (
    <label className={classNames(fieldLook({}), className)}>
      <Search size={14} strokeWidth={1.6} aria-hidden className="shrink-0 text-ink-2" />
      <input
        ref={input}
        type="text"
        role="searchbox"
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          if (value) onChange('')
          else event.currentTarget.blur()
        }}
        className={bareInput}
      />
      {hotkey && !value && <Kbd className="max-md:hidden">/</Kbd>}
    </label>
  )
}
