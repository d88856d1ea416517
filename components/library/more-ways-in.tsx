'use client'
import { useRef, useState } from 'react'
import { FolderUp, Link2 } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { later } from '@/components/ui/later'

const ImportDialog = later(async () => (await import('@/components/library/import-dialog')).ImportDialog)
const icon = { size: 14, strokeWidth: 1.6, 'aria-hidden': true, className: 'shrink-0' } as const

/** Whole folders, and files that lie on another server. */
export function MoreWaysIn({ onFiles }: { onFiles: (files: File[]) => void }) {
  const folder = useRef<HTMLInputElement>(null)
  const [importing, setImporting] = useState(false)
  return (
    <div className="mx-3 mt-1.5 mb-3 flex shrink-0 gap-1.5">
      <Button
        variant="ghost"
        className="min-w-0 flex-auto"
        icon={<FolderUp {...icon} />}
        onClick={() => folder.current?.click()}
      >
        Folder
      </Button>
      <Button
        variant="ghost"
        className="min-w-0 flex-auto"
        icon={<Link2 {...icon} />}
        onClick={() => setImporting(true)}
      >
        From a link
      </Button>
      <input
        ref={(input) => {
          folder.current = input
          input?.setAttribute('webkitdirectory', '')
        }}
        type="file"
        multiple
        tabIndex={-1}
        aria-label="Upload a folder"
        className="sr-only"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])].filter(({ name }) => !name.startsWith('.'))
          event.target.value = ''
          if (files.length > 0) onFiles(files)
        }}
      />
      {importing && <ImportDialog onClose={() => setImporting(false)} />}
    </div>
  )
}
