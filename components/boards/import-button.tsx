'use client'
import { useRef } from 'react'
import { FileUp } from 'lucide-react'
import { Button } from '@/components/ui/button'

/** A storyboard file becomes a new storyboard. */
export function ImportButton({ onFile }: { onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button
        variant="ghost"
        icon={<FileUp size={16} strokeWidth={1.6} aria-hidden />}
        onClick={() => input.current?.click()}
      >
        Import
      </Button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        aria-label="Storyboard file"
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
