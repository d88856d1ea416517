'use client'
import { useState } from 'react'
import { useRouter } from 'next/navigation'
import { TriangleAlert } from 'lucide-react'
import { useStudio } from '@/components/studio/studio-context'
import { useSaveStatus } from '@/components/studio/use-saving'
import { Button } from '@/components/ui/button'
import { later } from '@/components/ui/later'
import { createStoryboard, saveStoryboard } from '@/lib/actions/storyboards'
import { selectStoryboard } from '@/lib/editor/store'
import type { MergeConflict } from '@/lib/storyboard/merge'
import type { StoryboardView } from '@/lib/views'

const ConflictDialog = later(async () => (await import('@/components/studio/conflict-dialog')).ConflictDialog)

/** Another tab saved a newer version, or the server refuses ours. Nothing is overwritten until the person says so. */
export function ConflictBanner() {
  const status = useSaveStatus()
  if (status.kind === 'refused')
    return (
      <Banner>
        <p>
          <b className="font-strong">Not saved.</b> {status.sentence} Your changes are kept on this device.
        </p>
        <CopyButton />
      </Banner>
    )
  return status.kind === 'conflict' ? <Conflict {...status} /> : null
}

type Props = { theirs: StoryboardView; conflicts: readonly MergeConflict[] | null }

function Conflict({ theirs, conflicts }: Props) {
  const { store, saver } = useStudio()
  const [deciding, setDeciding] = useState(false)
  const fields = conflicts?.length ?? 0
  return (
    <Banner>
      <p>
        <b className="font-strong">This storyboard was changed in another tab.</b>{' '}
        {fields > 0
          ? `${fields === 1 ? 'One place' : `${fields} places`} changed on both sides. Everything else is joined once you decide.`
          : 'Your latest changes are not sent; they are kept on this device.'}
      </p>
      {conflicts && fields > 0 && (
        <Button size="sm" variant="primary" onClick={() => setDeciding(true)}>
          Decide
        </Button>
      )}
      <Button
        size="sm"
        onClick={() => {
          saver.accept(theirs)
          store.getState().replace(theirs.document)
        }}
      >
        Load the newer version
      </Button>
      <CopyButton />
      <Button size="sm" variant="ghost" onClick={() => saver.insist(theirs)}>
        Replace it with mine
      </Button>
      {deciding && conflicts && (
        <ConflictDialog theirs={theirs} conflicts={conflicts} onClose={() => setDeciding(false)} />
      )}
    </Banner>
  )
}

function CopyButton() {
  const { store, saver, context } = useStudio()
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  async function keepAsCopy() {
    setBusy(true)
    const mine = selectStoryboard(store.getState())
    const title = `${mine.title.slice(0, 113)} (mine)`
    try {
      const created = await createStoryboard({ title })
      if (!created.ok) return context.tell(created.sentence)
      const { id, revision } = created.value
      const saved = await saveStoryboard({ id, baseRevision: revision, document: { ...mine, title } })
      if (!saved.ok) return context.tell(saved.sentence)
      saver.forget()
      router.push(`/storyboards/${id}`)
    } catch {
      context.tell('The server cannot be reached. Your changes stay on this device')
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button size="sm" busy={busy} onClick={() => void keepAsCopy()}>
      Keep mine as a copy
    </Button>
  )
}

function Banner({ children }: { children: React.ReactNode }) {
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-2 border-b border-line bg-warn-tint px-3 py-1.5 [grid-area:note]"
    >
      <TriangleAlert size={16} strokeWidth={1.6} aria-hidden className="shrink-0 text-warn" />
      {children}
    </div>
  )
}
