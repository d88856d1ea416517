'use client'
import { useState } from 'react'
import { Plus, RotateCcw, X } from 'lucide-react'
import { useKeyMap } from '@/components/shell/use-key-map'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Kbd } from '@/components/ui/kbd'
import type { Command } from '@/lib/editor/command'
import { commands } from '@/lib/editor/commands'
import { claimants, keysUnder, withKeys, withoutChange } from '@/lib/editor/key-map'
import { keyLabel } from '@/lib/editor/keymap'
import { pressedKeys } from '@/lib/editor/pressed-keys'
import { whyNotKey } from '@/lib/editor/reserved-keys'

const icon = { size: 12, strokeWidth: 1.9, 'aria-hidden': true } as const
const MOST = 4
type Props = { command: Command; recording: boolean; setRecording: (on: boolean) => void }

/** One command with its keys: press a key to take it away, plus to record one, the arrow for the preset's. */
export function KeysRow({ command, recording, setRecording }: Props) {
  const { map, mac, change } = useKeyMap()
  const keys = keysUnder(map, command)
  const set = (next: readonly string[]) => change(withKeys(map, commands, { id: command.id, keys: next }))
  return (
    <li className="break-inside-avoid">
      <div className="flex min-h-7 items-center gap-1">
        <span className="min-w-0 flex-1">{command.label}</span>
        {Object.hasOwn(map.changes, command.id) && (
          <IconButton
            size="sm"
            label={`Usual keys of ${command.label}`}
            icon={<RotateCcw {...icon} />}
            onClick={() => change(withoutChange(map, commands, command.id))}
          />
        )}
        {keys.map((each) => (
          <button
            key={each}
            type="button"
            title="Take this key away"
            aria-label={`${keyLabel(each, mac)}: take it away from ${command.label}`}
            onClick={() => set(keys.filter((one) => one !== each))}
            className="group flex h-6 min-w-6 items-center justify-center rounded-chip"
          >
            <Kbd className="group-hover:hidden group-focus-visible:hidden">{keyLabel(each, mac)}</Kbd>
            <X {...icon} className="hidden text-ink-2 group-hover:block group-focus-visible:block" />
          </button>
        ))}
        {keys.length < MOST && (
          <IconButton
            size="sm"
            label={`Record a key for ${command.label}`}
            icon={<Plus {...icon} />}
            aria-expanded={recording}
            onClick={() => setRecording(!recording)}
          />
        )}
      </div>
      {recording && (
        <Recorder
          command={command}
          onCancel={() => setRecording(false)}
          onDone={(key) => {
            setRecording(false)
            if (!keys.includes(key)) set([...keys, key])
          }}
        />
      )}
    </li>
  )
}

type RecorderProps = { command: Command; onDone: (key: string) => void; onCancel: () => void }

/** Waits for a key, and asks before it takes one that another command has. */
function Recorder({ command, onDone, onCancel }: RecorderProps) {
  const { map, mac } = useKeyMap()
  const [taken, setTaken] = useState<{ key: string; by: string } | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  function onKeyDown(event: React.KeyboardEvent) {
    if (event.key === 'Tab') return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') return onCancel()
    const [key] = pressedKeys(event.nativeEvent, mac)
    if (key === undefined) return
    const why = whyNotKey(key)
    setRefused(why)
    if (why) return
    const [other] = claimants(map, commands, { id: command.id, keys: [key] })
    if (other) setTaken({ key, by: other.label })
    else onDone(key)
  }
  if (taken)
    return (
      <div
        role="alert"
        className="mb-1 flex flex-wrap items-center gap-1.5 rounded-control bg-warn-tint p-1.5 pl-2"
      >
        <span className="flex-1">
          <Kbd>{keyLabel(taken.key, mac)}</Kbd> is “{taken.by}” now.
        </span>
        <Button size="sm" autoFocus onClick={() => onDone(taken.key)}>
          Use it here
        </Button>
        <Button size="sm" variant="ghost" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    )
  return (
    <div className="mb-1 grid gap-1">
      <button
        type="button"
        autoFocus
        aria-label={`Press a key for ${command.label}. Escape cancels`}
        onKeyDown={onKeyDown}
        onBlur={() => !refused && onCancel()}
        className="h-control rounded-control bg-pencil-tint px-2 text-pencil"
      >
        Press a key
      </button>
      {refused && (
        <p role="alert" className="text-2xs text-error">
          {refused}
        </p>
      )}
    </div>
  )
}
