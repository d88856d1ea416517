'use client'
import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Archive, ChevronDown, FileUp, Plus, Search } from 'lucide-react'
import { BoardCard } from '@/components/boards/board-card'
import { cardOrders, findCards, type CardOrder } from '@/components/boards/card-text'
import { FirstRun } from '@/components/boards/first-run'
import type { FirstRunFacts } from '@/components/boards/first-run-checklist'
import { useBoardActions } from '@/components/boards/use-board-actions'
import { PageFrame } from '@/components/shell/page-frame'
import { usePageKey } from '@/components/shell/use-page-key'
import { Button } from '@/components/ui/button'
import { DropdownMenu } from '@/components/ui/dropdown-menu'
import { FileButton } from '@/components/ui/file-button'
import { EmptyState } from '@/components/ui/empty-state'
import { MenuChoices } from '@/components/ui/menu-parts'
import { SearchField } from '@/components/ui/search-field'
import { storyboardsQuery } from '@/lib/queries/storyboards'
import type { StoryboardCard } from '@/lib/views'

export function BoardsHome({ cards, facts }: { cards: StoryboardCard[]; facts: FirstRunFacts }) {
  const all = useQuery({ ...storyboardsQuery, initialData: cards }).data
  const active = all.filter((card) => !card.archived)
  const archived = all.filter((card) => card.archived)
  const { create, openSample, importFile, busy } = useBoardActions()
  usePageKey('n', create)
  const isFirstRun = archived.length === 0 && active.every((card) => card.isSample)
  const newStoryboard = (
    <Button
      variant="primary"
      icon={<Plus size={16} strokeWidth={1.6} aria-hidden />}
      keys="N"
      busy={busy}
      onClick={create}
    >
      <span className="max-md:sr-only">New storyboard</span>
    </Button>
  )
  return (
    <PageFrame action={isFirstRun ? null : newStoryboard}>
      {isFirstRun ? (
        <FirstRun facts={facts} sample={active[0]} {...{ create, openSample, busy }} />
      ) : (
        <Boards {...{ active, archived, create, importFile }} />
      )}
    </PageFrame>
  )
}

function Boards({
  active,
  archived,
  create,
  importFile,
}: {
  active: StoryboardCard[]
  archived: StoryboardCard[]
  create: () => void
  importFile: (file: File) => Promise<void>
}) {
  const [search, setSearch] = useState('')
  const [order, setOrder] = useState<CardOrder>('edited')
  const [inArchive, setInArchive] = useState(false)
  const showArchive = inArchive && archived.length > 0
  const cards = findCards(showArchive ? archived : active, search, order)
  return (
    <main className="mx-auto w-full max-w-[1800px] px-4 py-7 md:px-14">
      <div className="flex flex-wrap items-center gap-2">
        <h1 className="mr-auto text-lg font-title tracking-[-0.01em]">
          {showArchive ? 'Archived' : 'Storyboards'}
        </h1>
        {archived.length > 0 && (
          <Button
            variant={showArchive ? 'on' : 'ghost'}
            aria-pressed={showArchive}
            icon={<Archive size={16} strokeWidth={1.6} aria-hidden />}
            onClick={() => setInArchive(!showArchive)}
          >
            Archived {archived.length}
          </Button>
        )}
        <FileButton
          variant="ghost"
          icon={<FileUp size={16} strokeWidth={1.6} aria-hidden />}
          label="Storyboard file"
          accept=".json,application/json"
          onFile={(file) => void importFile(file)}
        >
          Import
        </FileButton>
        <SearchField
          label="Search storyboards"
          value={search}
          onChange={setSearch}
          className="w-60 max-md:w-full"
        />
        <DropdownMenu
          trigger={
            <Button variant="ghost">
              {cardOrders.find((each) => each.value === order)?.label}
              <ChevronDown size={12} strokeWidth={1.9} aria-hidden />
            </Button>
          }
        >
          <MenuChoices value={order} options={cardOrders} onChange={setOrder} />
        </DropdownMenu>
      </div>
      {cards.length === 0 && search ? (
        <EmptyState
          className="mt-5 min-h-60"
          icon={<Search size={20} strokeWidth={1.5} aria-hidden />}
          title={`No storyboard is called “${search}”`}
          action={<Button onClick={() => setSearch('')}>Clear the search</Button>}
        />
      ) : (
        <div className="mt-5 grid grid-cols-[repeat(auto-fill,minmax(min(268px,100%),1fr))] gap-x-5 gap-y-[26px]">
          {cards.map((card) => (
            <BoardCard key={card.id} card={card} />
          ))}
          {!showArchive && !search && (
            <button
              type="button"
              onClick={create}
              className="flex aspect-video items-center justify-center gap-2 rounded-card border border-dashed border-edge text-ink-2 hover:bg-panel hover:text-ink"
            >
              <Plus size={16} strokeWidth={1.6} aria-hidden />
              Start a storyboard
            </button>
          )}
        </div>
      )}
    </main>
  )
}
