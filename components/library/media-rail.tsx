'use client'
import type { ReactNode } from 'react'
import {
  AudioLines,
  CircleCheck,
  CircleDashed,
  Film,
  Heart,
  Image as ImageIcon,
  Images,
  Trash2,
} from 'lucide-react'
import { FolderTree } from '@/components/library/folder-tree'
import { RailRow, RailSection } from '@/components/library/rail-row'
import type { MediaActions } from '@/components/library/use-media-actions'
import { classNames } from '@/components/ui/class-names'
import { Tag } from '@/components/ui/tag'
import { colourSwatches, type AssetSearch, type ColourName } from '@/lib/media/asset-search'
import { useShelves } from '@/lib/queries/assets'
import type { ShelvesView } from '@/lib/views-library'

const icon = { size: 14, strokeWidth: 1.6, 'aria-hidden': true } as const
const TAGS = 24

type Props = {
  search: AssetSearch
  onChange: (search: AssetSearch) => void
  actions: MediaActions
  children: ReactNode
}

/** What the list can be narrowed by, folders to drop on, the bin, and uploads. On a phone one row that scrolls. */
export function MediaRail({ search, onChange, actions, children }: Props) {
  const shelves = useShelves()
  const { text, order } = search
  const kept = { ...(text && { text }), ...(order && { order }) }
  const show = (part: AssetSearch) => onChange({ ...kept, ...part })
  const plain = !search.kind && !search.use && !search.favourite && !search.folder && !search.bin
  return (
    <aside
      aria-label="Filters"
      className="flex shrink-0 flex-col bg-panel max-md:border-b max-md:border-line md:w-54 md:border-r md:border-line"
    >
      <div className="flex min-h-0 gap-1 overflow-x-auto px-2.5 py-2 max-md:[scrollbar-width:none] md:flex-1 md:flex-col md:gap-4 md:overflow-x-hidden md:overflow-y-auto md:py-3.5">
        <RailSection heading="Show">
          <RailRow on={plain} icon={<Images {...icon} />} count={shelves?.all} onPress={() => show({})}>
            All media
          </RailRow>
          <Kinds {...{ search, shelves, show }} />
          <RailRow
            on={search.favourite === true}
            icon={<Heart {...icon} />}
            count={shelves?.favourites}
            onPress={() => show({ favourite: true })}
          >
            Favourites
          </RailRow>
          <RailRow
            on={search.use === 'unused'}
            icon={<CircleDashed {...icon} />}
            onPress={() => show({ use: 'unused' })}
          >
            Unused
          </RailRow>
          <RailRow
            on={search.use === 'used'}
            icon={<CircleCheck {...icon} />}
            onPress={() => show({ use: 'used' })}
          >
            Used
          </RailRow>
          <RailRow
            on={search.bin === true}
            icon={<Trash2 {...icon} />}
            count={shelves?.bin}
            onPress={() => onChange({ bin: true })}
          >
            Bin
          </RailRow>
        </RailSection>
        <FolderTree
          shelves={shelves}
          value={search.folder}
          onChange={(folder) => show({ folder })}
          actions={actions}
        />
        <Colours {...{ search, shelves, onChange }} />
        <Tags {...{ search, shelves, onChange }} />
      </div>
      <div className="flex flex-col max-md:hidden">{children}</div>
    </aside>
  )
}

type Part = { search: AssetSearch; shelves: ShelvesView | undefined }
const kinds = [
  { kind: 'image', name: 'Pictures', glyph: <ImageIcon {...icon} /> },
  { kind: 'video', name: 'Video', glyph: <Film {...icon} /> },
  { kind: 'audio', name: 'Sound', glyph: <AudioLines {...icon} /> },
] as const

function Kinds({ search, shelves, show }: Part & { show: (part: AssetSearch) => void }) {
  return kinds
    .filter(({ kind }) => kind !== 'audio' || (shelves?.kinds.audio ?? 0) > 0)
    .map(({ kind, name, glyph }) => (
      <RailRow
        key={kind}
        on={search.kind === kind}
        icon={glyph}
        count={shelves?.kinds[kind]}
        onPress={() => show({ kind })}
      >
        {name}
      </RailRow>
    ))
}

function Colours({ search, shelves, onChange }: Part & { onChange: Props['onChange'] }) {
  const { colours = [] } = shelves ?? {}
  if (colours.length === 0) return null
  const ordered = (Object.keys(colourSwatches) as ColourName[]).flatMap(
    (name) => colours.find(({ colour }) => colour === name) ?? [],
  )
  return (
    <section className="max-md:contents">
      <h2 className="px-2 pb-1.5 text-2xs text-ink-3 max-md:sr-only">Colour</h2>
      <div
        role="group"
        aria-label="Colour"
        className="flex shrink-0 gap-1.5 px-2 max-md:items-center md:flex-wrap"
      >
        {ordered.map(({ colour, count }) => {
          const on = search.colour === colour
          return (
            <button
              key={colour}
              type="button"
              aria-pressed={on}
              aria-label={`${colour}, ${count}`}
              title={colour}
              onClick={() => onChange({ ...search, colour: on ? undefined : colour })}
              className={classNames(
                'size-6 rounded-full border border-edge max-md:size-8',
                on && 'ring-2 ring-pencil ring-offset-2 ring-offset-panel',
              )}
              style={{ background: colourSwatches[colour] }}
            />
          )
        })}
      </div>
    </section>
  )
}

function Tags({ search, shelves, onChange }: Part & { onChange: Props['onChange'] }) {
  const { tags = [] } = shelves ?? {}
  if (tags.length === 0) return null
  return (
    <section className="max-md:contents">
      <h2 className="px-2 pb-1.5 text-2xs text-ink-3 max-md:sr-only">Tags</h2>
      <div
        role="group"
        aria-label="Tags"
        className="flex shrink-0 gap-1 px-2 max-md:items-center md:flex-wrap"
      >
        {tags.slice(0, TAGS).map(({ tag, count }) => (
          <Tag
            key={tag}
            on={search.tag === tag}
            onToggle={(on) => onChange({ ...search, tag: on ? tag : undefined })}
          >
            {tag} <span className="text-ink-3">{count}</span>
          </Tag>
        ))}
      </div>
    </section>
  )
}
