'use client'
import { useEffect, useState } from 'react'
import { Check, Copy } from 'lucide-react'
import { useEditor } from '@/components/studio/studio-context'
import { useLibraryIndex } from '@/components/studio/use-library-index'
import { Button } from '@/components/ui/button'
import { copyText } from '@/lib/editor/copy-text'
import { selectScene } from '@/lib/editor/store'
import { sceneRequest } from '@/lib/editor/scene-request'

/** The exact JSON of the scene and a curl line, ready to copy. */
export function RequestText() {
  const scene = useEditor(selectScene)
  const index = useLibraryIndex()
  if (!scene) return null
  const { json, curl } = sceneRequest(scene, index, location.origin)
  return (
    <div className="grid gap-2">
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
