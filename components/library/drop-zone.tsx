'use client'
import { useRef } from 'react'
import { ImageUp } from 'lucide-react'
import { MoreWaysIn } from '@/components/library/more-ways-in'
import { classNames } from '@/components/ui/class-names'

const ACCEPT = 'image/*,video/*,audio/*,.heic,.heif,.avif,.mkv,.avi,.webm,.mov,.m4a'

/** Shows what the whole window takes; pressing it opens the file picker. */
export function DropZone({
  waiting,
  onFiles,
  input,
}: {
  waiting: number | null
  onFiles: (files: File[]) => void
  input: React.RefObject<HTMLInputElement | null>
}) {
  const button = useRef<HTMLButtonElement>(null)
  const over = waiting !== null
  return (
    <>
      <button
        ref={button}
        type="button"
        onClick={() => input.current?.click()}
        className={classNames(
          'mx-3 mt-2.5 flex shrink-0 items-center gap-2.5 rounded-card border px-3 py-2.5 text-left',
          over
            ? 'border-solid border-pencil bg-pencil-tint text-pencil'
            : 'border-dashed border-edge text-ink-2 hover:border-ink-3',
        )}
      >
        <ImageUp size={20} strokeWidth={1.5} aria-hidden className="shrink-0" />
        <span>
          <span className="block font-strong text-ink">
            {over
              ? `Release to upload ${waiting} ${waiting === 1 ? 'file' : 'files'}`
              : 'Drop images, video or sound'}
          </span>
          <span className="block text-2xs text-ink-3">
            Any common format. What is too large is made to fit
          </span>
        </span>
      </button>
      <input
        ref={input}
        type="file"
        multiple
        accept={ACCEPT}
        tabIndex={-1}
        aria-label="Upload files"
        className="sr-only"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
          event.target.value = ''
          button.current?.focus()
        }}
      />
      <MoreWaysIn onFiles={onFiles} />
    </>
  )
}
