'use client'
import { useRef, useState, type DragEvent, type ReactNode } from 'react'

const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files')

/** A column that takes dropped files. The count keeps the frame lit while the pointer crosses what is inside. */
export function FileDrop({
  words,
  onFiles,
  children,
}: {
  words: string
  onFiles: (files: File[]) => void
  children: ReactNode
}) {
  const [over, setOver] = useState(false)
  const inside = useRef(0)
  return (
    <div
      className="relative flex min-w-0 flex-col gap-3.5"
      onDragEnter={(event) => {
        if (!hasFiles(event)) return
        inside.current += 1
        setOver(true)
      }}
      onDragLeave={(event) => {
        if (!hasFiles(event)) return
        inside.current = Math.max(0, inside.current - 1)
        if (inside.current === 0) setOver(false)
      }}
      onDragOver={(event) => {
        if (hasFiles(event)) event.preventDefault()
      }}
      onDrop={(event) => {
        if (!hasFiles(event)) return
        event.preventDefault()
        event.stopPropagation()
        inside.current = 0
        setOver(false)
        onFiles([...event.dataTransfer.files])
      }}
    >
      {children}
      {over && (
        <div className="pointer-events-none absolute -inset-1.5 grid place-items-center rounded-card border-2 border-dashed border-pencil bg-panel/80 font-strong text-pencil">
          {words}
        </div>
      )}
    </div>
  )
}
