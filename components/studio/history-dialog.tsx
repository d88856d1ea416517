'use client'
import { useState } from 'react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Bookmark } from 'lucide-react'
import { PlanPreview } from '@/components/studio/plan-preview'
import { useStudio } from '@/components/studio/studio-context'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/text-field'
import { clockTime, dayText } from '@/components/ui/time-text'
import { getRevision, keepVersion, listRevisions, nameRevision } from '@/lib/actions/revisions'
import { selectStoryboard } from '@/lib/editor/store'
import { keys } from '@/lib/queries/keys'
import { describeChanges } from '@/lib/storyboard/describe-changes'
import type { Storyboard } from '@/lib/storyboard/schema'
import type { ActionResult } from '@/lib/views'
import type { RevisionView } from '@/lib/views-revisions'

async function valueOf<T>(answer: Promise<ActionResult<T>>): Promise<T> {
  const result = await answer
  if (!result.ok) throw new Error(result.sentence)
  return result.value
}

/** Earlier versions with time and change; one is looked at before it comes back, and undo takes it away again. */
export function HistoryDialog({ onClose }: { onClose: () => void }) {
  const { store, saver, context } = useStudio()
  const client = useQueryClient()
  const id = store.getState().storyboardId
  const listKey = keys.revisions(id)
  const list = useQuery({
    queryKey: listKey,
    staleTime: 0,
    queryFn: async () => {
      await saver.flush()
      return valueOf(listRevisions({ id }))
    },
  })
  const [chosenId, setChosenId] = useState<string | null>(null)
  const chosen = list.data?.find((each) => each.id === chosenId) ?? list.data?.[0]
  const shown = useQuery({
    queryKey: keys.revision(chosen?.id ?? '', chosen?.revision ?? 0),
    enabled: chosen !== undefined,
    queryFn: () => valueOf(getRevision({ revisionId: chosen?.id ?? '' })),
  })
  const again = () => void client.invalidateQueries({ queryKey: listKey })
  const restore = useMutation({
    mutationFn: async (document: Storyboard) => {
      const time = chosen ? whenText(chosen.savedAt) : ''
      if ((await saver.flush()) !== null)
        await valueOf(keepVersion({ id, name: `Before going back to ${time}`.slice(0, 120) }))
      store.getState().commitGesture()
      store.getState().edit(() => document)
      context.tell(`Back at ${time}`, { undo: true })
      onClose()
    },
    onError: (error) => context.tell(`Not restored: ${error.message}`),
  })
  const now = selectStoryboard(store.getState())
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Earlier versions" width={920}>
      <KeepThis id={id} onKept={again} />
      {list.isError && (
        <p role="alert" className="py-4 text-error">
          {list.error.message}
        </p>
      )}
      {list.isPending && <div aria-busy="true" className="h-80 rounded-card bg-raised" />}
      {list.data?.length === 0 && (
        <p className="py-6 text-ink-2">Nothing is kept yet. The first change keeps the first version.</p>
      )}
      {list.data && chosen && (
        <div className="grid gap-4 md:grid-cols-[300px_minmax(0,1fr)]">
          <ul aria-label="Versions" className="grid max-h-[52vh] content-start gap-px overflow-y-auto">
            {list.data.map((each) => (
              <VersionRow
                key={each.id}
                version={each}
                on={each === chosen}
                onChoose={() => setChosenId(each.id)}
                onNamed={again}
              />
            ))}
          </ul>
          <section aria-label="Preview" className="min-w-0">
            {shown.data ? (
              <>
                <div className="mb-2 flex flex-wrap items-center gap-2">
                  <p className="min-w-0 flex-1 text-ink-2">
                    Since then: {describeChanges(shown.data.document, now).toLowerCase()}
                  </p>
                  <Button
                    variant="primary"
                    busy={restore.isPending}
                    onClick={() => restore.mutate(shown.data.document)}
                  >
                    Restore this version
                  </Button>
                </div>
                <PlanPreview storyboard={shown.data.document} />
              </>
            ) : (
              <div aria-busy="true" className="h-60 rounded-card bg-raised" />
            )}
          </section>
        </div>
      )}
    </Dialog>
  )
}

function whenText(iso: string): string {
  const at = Date.parse(iso)
  return `${dayText(at, Date.now())}, ${clockTime(at)}`
}

function KeepThis({ id, onKept }: { id: string; onKept: () => void }) {
  const { saver, context } = useStudio()
  const [name, setName] = useState('')
  async function keep() {
    await saver.flush()
    const result = await keepVersion({ id, name }).catch(() => null)
    if (!result?.ok) return context.tell(result?.sentence ?? 'The server cannot be reached.')
    setName('')
    onKept()
  }
  return (
    <form
      className="mb-3 flex items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        void keep()
      }}
    >
      <TextField
        label="Name for this version"
        hideLabel
        placeholder="Name this version to keep it for good"
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.target.value)}
        className="flex-1"
      />
      <Button
        type="submit"
        disabled={name.trim() === ''}
        icon={<Bookmark size={14} strokeWidth={1.6} aria-hidden />}
      >
        Keep
      </Button>
    </form>
  )
}

type RowProps = { version: RevisionView; on: boolean; onChoose: () => void; onNamed: () => void }

function VersionRow({ version, on, onChoose, onNamed }: RowProps) {
  const { context } = useStudio()
  async function forget() {
    const result = await nameRevision({ revisionId: version.id, name: '' }).catch(() => null)
    if (!result?.ok) context.tell(result?.sentence ?? 'The server cannot be reached.')
    onNamed()
  }
  return (
    <li className="flex items-center gap-1">
      <button
        type="button"
        aria-current={on || undefined}
        onClick={onChoose}
        className="min-w-0 flex-1 rounded-control px-2.5 py-1.5 text-left hover:bg-hover aria-[current]:bg-press focus-visible:-outline-offset-2"
      >
        <span className="flex items-baseline gap-2">
          <b className="font-strong">{whenText(version.savedAt)}</b>
          {version.name && <span className="truncate text-pick">{version.name}</span>}
        </span>
        <span className="block text-2xs text-ink-2">{version.changes}</span>
      </button>
      {version.name !== null && (
        <Button
          size="sm"
          variant="ghost"
          aria-label={`Take the name ${version.name} away`}
          onClick={() => void forget()}
        >
          Unname
        </Button>
      )}
    </li>
  )
}
