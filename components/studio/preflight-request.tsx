'use client'
import { useEffect, useState } from 'react'
import { Check, ChevronRight, Copy } from 'lucide-react'
import { useLibraryIndex } from '@/components/studio/use-library-index'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { copyText } from '@/lib/editor/copy-text'
import { sceneRequest } from '@/lib/editor/scene-request'
import type { Scene } from '@/lib/storyboard/schema'

/** The exact JSON of the scene and a curl line, one click away. */
export function PreflightRequest({ scene }: { scene: Scene }) {
  const [open, setOpen] = useState(false)
  return (
    <div className="min-w-0 text-2xs text-ink-2">
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="flex items-center gap-1 hover:text-ink"
      >
        <ChevronRight size={12} strokeWidth={1.9} aria-hidden className={classNames(open && 'rotate-90')} />
        The request
      </button>
      {open && <RequestText scene={scene} />}
    </div>
  )
}

function RequestText({ scene }: { scene: Scene }) {
  const index = useLibraryIndex()
  const { json, curl } = sceneRequest(scene, index, location.origin)
  return (
    <div className="mt-1.5 grid gap-2">
      <pre
        tabIndex={0}
        aria-label="Request as JSON"
        className="max-h-52 overflow-auto rounded-control bg-field p-2 font-mono leading-[15px] whitespace-pre-wrap break-words text-ink-2"
      >
        {json}
      </pre>
      <div className="flex items-center gap-2">
        <CopyButton label="Copy JSON" text={json} />
        <CopyButton label="Copy curl" text={curl} />
      </div>
    </div>
  )
}

function CopyButton({ label, text }: { label: string; text: string }) {
  const [result, setResult] = useState<'copied' | 'refused' | null>(null)
  useEffect(() => {
    if (result === null) return
    const timer = setTimeout(() => setResult(null), 2_000)
    return () => clearTimeout(timer)
  }, [result])
  const Icon = result === 'copied' ? Check : Copy
  return (
    <Button
      size="sm"
      icon={<Icon size={14} strokeWidth={1.6} aria-hidden />}
      onClick={() => void copyText(text).then((done) => setResult(done ? 'copied' : 'refused'))}
    >
      <span aria-live="polite">
        {result === 'copied' ? 'Copied' : result === 'refused' ? 'The browser refused' : label}
      </span>
    </Button>
  )
}
