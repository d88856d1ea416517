'use client'
import Link from 'next/link'
import { PencilLine } from 'lucide-react'
import { pickedLine } from '@/components/boards/card-text'
import { BoardMenu } from '@/components/boards/board-menu'
import { SceneSegments } from '@/components/boards/scene-segments'
import { WashedPicture } from '@/components/shell/washed-picture'
import { Badge } from '@/components/ui/badge'
import { Picture } from '@/components/ui/picture'
import { RelativeTime } from '@/components/ui/relative-time'
import { Ring } from '@/components/ui/ring'
import type { StoryboardCard } from '@/lib/views'

/** Nothing is generated yet: blue pencil on paper, or an empty place. */
function PlannedCover({ url }: { url: string | null }) {
  if (url !== null) return <WashedPicture url={url} />
  return (
    <span className="grid size-full place-items-center bg-panel text-ink-3">
      <PencilLine size={20} strokeWidth={1.5} aria-hidden />
    </span>
  )
}

export function BoardCard({ card }: { card: StoryboardCard }) {
  const taken = card.scenes.some((scene) => scene.state !== 'planned')
  return (
    <article className="group relative">
      <div className="relative rounded-card ring-pencil ring-offset-2 ring-offset-bench group-hover:ring-2">
        <Picture src={taken ? card.coverUrl : null} alt="" className="aspect-video !rounded-card">
          {!taken && <PlannedCover url={card.coverUrl} />}
        </Picture>
        {card.running + card.waiting > 0 && (
          <Badge tone="over" className="absolute top-2 left-2" icon={<Ring size={10} />}>
            {card.running > 0 ? `${card.running} rendering` : `${card.waiting} waiting`}
          </Badge>
        )}
      </div>
      <h2 className="mt-2.5 flex items-baseline gap-2 text-sm font-title">
        {card.archived ? (
          <span className="truncate">{card.title}</span>
        ) : (
          <Link
            href={`/storyboards/${card.id}`}
            className="truncate rounded-gate after:absolute after:inset-0 after:rounded-card"
          >
            {card.title}
          </Link>
        )}
        <RelativeTime iso={card.updatedAt} className="ml-auto shrink-0 text-2xs font-body text-ink-3" />
      </h2>
      <SceneSegments scenes={card.scenes} />
      <p className="text-2xs text-ink-3">{pickedLine(card.scenes)}</p>
      <BoardMenu card={card} />
    </article>
  )
}
