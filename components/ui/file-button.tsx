'use client'
import { useRef, type ComponentProps } from 'react'
import { Button } from '@/components/ui/button'

type Props = Omit<ComponentProps<typeof Button>, 'onClick'> & {
  /** The name of the hidden file field. */
  label: string
  accept: string
  onFile: (file: File) => void
}

/** A button that asks for one file; the same file can be chosen again at once. */
export function FileButton({ label, accept, onFile, ...button }: Props) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button {...button} onClick={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        accept={accept}
        aria-label={label}
        className="hidden"
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file) onFile(file)
          event.target.value = ''
        }}
      />
    </>
  )
}
