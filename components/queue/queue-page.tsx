'use client'
import { useMemo, useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { ListVideo, Search } from 'lucide-react'
import { QueueHead } from '@/components/queue/queue-head'
import { filterQueue, groupByDay, type QueueFilter } from '@/components/queue/queue-rows'
import { QueueTable } from '@/components/queue/queue-table'
import { pictureIds } from '@/components/queue/request-picture'
import { PageFrame } from '@/components/shell/page-frame'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { useNow } from '@/components/ui/use-now'
import { startTimes } from '@/lib/editor/start-time'
import { queueQuery } from '@/lib/queries/generations'
import { useKnownAssets } from '@/lib/queries/known-assets'
import { useLibrary } from '@/lib/queries/library'
import type { GenerationsView } from '@/lib/views'

export function QueuePage({ initial }: { initial: GenerationsView }) {
  const view = useQuery({ ...queueQuery, initialData: initial }).data
  const { generations } = view
  const [filter, setFilter] = useState<QueueFilter>('all')
  const [model, setModel] = useState<string | null>(null)
  const [search, setSearch] = useState('')
  const library = useLibrary()
  const wanted = pictureIds(generations)
  useKnownAssets(useMemo(() => new Set(wanted.split(',')), [wanted]))
  const now = useNow(10_000)
  const found = filterQueue(generations, { filter, model, search })
  const clear = () => {
    setFilter('all')
    setModel(null)
    setSearch('')
  }
  return (
    <PageFrame>
      <main className="w-full pb-10">
        <QueueHead {...{ view, filter, setFilter, model, setModel, search, setSearch }} />
        {generations.length === 0 ? (
          <EmptyState
            className="mx-4 min-h-72 md:mx-6"
            icon={<ListVideo size={20} strokeWidth={1.5} aria-hidden />}
            title="No requests yet"
          >
            Press Generate in a storyboard, or create an element. Every request stays in this list, with what
            it cost and why it failed.
          </EmptyState>
        ) : found.length === 0 ? (
          <EmptyState
            className="mx-4 min-h-72 md:mx-6"
            icon={<Search size={20} strokeWidth={1.5} aria-hidden />}
            title="No request is like this"
            action={<Button onClick={clear}>Show all {generations.length}</Button>}
          />
        ) : (
          <QueueTable
            groups={groupByDay(found, now ?? 0)}
            showDays={now !== null}
            library={library}
            starts={startTimes(generations, view.queues, now ?? 0)}
            paused={new Set(view.queues.filter((queue) => queue.paused).map((queue) => queue.id))}
          />
        )}
      </main>
    </PageFrame>
  )
}
