'use client'
import { useMemo, useState } from 'react'
import { Command } from 'cmdk'
import { Search } from 'lucide-react'
import * as Radix from 'radix-ui/dialog'
import { Kbd } from '@/components/ui/kbd'
import { findEntries, type PaletteEntry } from '@/lib/editor/palette-search'

type PaletteProps = {
  entries: readonly PaletteEntry[]
  /** What was typed before it was there. */
  typed?: string
  onClose: () => void
}

/** Everything that can be done or opened, found by words. Enter runs; an entry that is off says why. */
export function Palette({ entries, typed = '', onClose }: PaletteProps) {
  const [search, setSearch] = useState(typed)
  const found = useMemo(() => findEntries(entries, search), [entries, search])
  const groups = [...new Set(found.map((entry) => entry.group))]
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-30 flex items-start justify-center bg-scrim p-4 pt-[12vh] max-md:p-0">
          <Radix.Content
            aria-describedby={undefined}
            className="floats flex max-h-[min(480px,76dvh)] w-full max-w-[600px] flex-col overflow-hidden rounded-[12px] bg-panel shadow-dialog max-md:h-dvh max-md:max-h-none max-md:rounded-none"
          >
            <Radix.Title className="sr-only">Commands and search</Radix.Title>
            <Command label="Commands and search" shouldFilter={false} loop className="flex min-h-0 flex-col">
              <label className="flex h-12 shrink-0 items-center gap-2.5 border-b border-line px-4">
                <Search size={16} strokeWidth={1.6} aria-hidden className="shrink-0 text-ink-2" />
                <Command.Input
                  value={search}
                  onValueChange={setSearch}
                  placeholder="Commands, scenes, takes, elements, files"
                  className="h-full min-w-0 flex-1 bg-transparent text-sm outline-none"
                />
                <Kbd>Esc</Kbd>
              </label>
              <Command.List className="min-h-0 flex-1 overflow-y-auto p-1.5">
                <Command.Empty className="px-3 py-6 text-center text-ink-2">
                  Nothing is called “{search}”
                </Command.Empty>
                {groups.map((group) => (
                  <Command.Group
                    key={group}
                    heading={group}
                    className="[&_[cmdk-group-heading]]:flex [&_[cmdk-group-heading]]:h-6 [&_[cmdk-group-heading]]:items-center [&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:text-2xs [&_[cmdk-group-heading]]:text-ink-3"
                  >
                    {found
                      .filter((entry) => entry.group === group)
                      .map((entry) => (
                        <Row key={entry.id} entry={entry} onClose={onClose} />
                      ))}
                  </Command.Group>
                ))}
              </Command.List>
            </Command>
          </Radix.Content>
        </Radix.Overlay>
      </Radix.Portal>
    </Radix.Root>
  )
}

function Row({ entry, onClose }: { entry: PaletteEntry; onClose: () => void }) {
  const off = Boolean(entry.why)
  function run() {
    if (off) return
    onClose()
    // The dialog gives the focus back first; what runs may want it.
    requestAnimationFrame(() => entry.run())
  }
  return (
    <Command.Item
      value={entry.id}
      onSelect={run}
      aria-disabled={off || undefined}
      className="flex min-h-8 items-center gap-2.5 rounded-[5px] px-2.5 py-1 select-none data-[selected=true]:bg-press coarse:min-h-11"
    >
      {entry.pictureUrl !== undefined && (
        <span className="h-5 w-8 shrink-0 overflow-hidden rounded-gate bg-raised">
          {entry.pictureUrl && <img src={entry.pictureUrl} alt="" className="size-full object-cover" />}
        </span>
      )}
      <span className="min-w-0 flex-1">
        <span className={off ? 'block truncate text-ink-2' : 'block truncate'}>{entry.label}</span>
        {entry.why && <span className="block text-2xs text-ink-2">{entry.why}</span>}
      </span>
      {entry.detail && <span className="max-w-52 shrink-0 truncate text-2xs text-ink-2">{entry.detail}</span>}
      {entry.keys && <Kbd>{entry.keys}</Kbd>}
    </Command.Item>
  )
}
