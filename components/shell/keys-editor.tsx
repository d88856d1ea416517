'use client'
import { useState } from 'react'
import { FileDown, FileUp, RotateCcw } from 'lucide-react'
import { toast } from '@/components/ui/toast'
import { KeysRow } from '@/components/shell/keys-row'
import { useKeyMap } from '@/components/shell/use-key-map'
import { Button } from '@/components/ui/button'
import { FileButton } from '@/components/ui/file-button'
import { SearchField } from '@/components/ui/search-field'
import { Segmented } from '@/components/ui/segmented'
import type { CommandGroup } from '@/lib/editor/command'
import { commands } from '@/lib/editor/commands'
import { exportKeyMap, importKeyMap, keysUnder } from '@/lib/editor/key-map'
import { presetNames } from '@/lib/editor/key-presets'
import { keyLabel } from '@/lib/editor/keymap'
import { saveFile } from '@/lib/editor/save-file'
import { keyPresets } from '@/lib/settings/key-map'

const groups: readonly CommandGroup[] = ['Play', 'Shots', 'Scenes', 'Takes', 'Edit', 'View', 'Storyboard']
const icon = { size: 14, strokeWidth: 1.6, 'aria-hidden': true } as const

/** Every key, from the same table that handles them. A press on one records another. */
export function KeysEditor() {
  const { map, mac, change } = useKeyMap()
  const [search, setSearch] = useState('')
  const [recording, setRecording] = useState<string | null>(null)
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const shown = commands.filter((command) => {
    const keys = keysUnder(map, command).map((each) => keyLabel(each, mac))
    const text = `${command.label} ${command.words ?? ''} ${keys.join(' ')}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
  return (
    <div>
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <Segmented
          label="Preset"
          value={map.preset}
          options={keyPresets.map((value) => ({ value, label: presetNames[value] }))}
          onChange={(preset) => change({ ...map, preset })}
        />
        <SearchField
          label="Search keys"
          hotkey={false}
          value={search}
          onChange={setSearch}
          className="w-44"
        />
        <span className="ml-auto flex flex-wrap gap-1">
          <MapFile />
          <Button
            size="sm"
            variant="ghost"
            icon={<RotateCcw {...icon} />}
            disabled={Object.keys(map.changes).length === 0}
            onClick={() => change({ preset: map.preset, changes: {} })}
          >
            Reset all
          </Button>
        </span>
      </div>
      {shown.length === 0 && <p className="py-6 text-center text-ink-2">No command is called “{search}”</p>}
      <div className="columns-1 gap-8 md:columns-2">
        {groups.map((group) => {
          const rows = shown.filter((each) => each.group === group)
          return (
            rows.length > 0 && (
              <section key={group} className="mb-4">
                <h3 className="mb-1 text-2xs text-ink-3">{group}</h3>
                <ul className="grid gap-0.5">
                  {rows.map((command) => (
                    <KeysRow
                      key={command.id}
                      command={command}
                      recording={recording === command.id}
                      setRecording={(on) => setRecording(on ? command.id : null)}
                    />
                  ))}
                </ul>
              </section>
            )
          )
        })}
      </div>
    </div>
  )
}

/** The map as a file, out and in. */
function MapFile() {
  const { map, change } = useKeyMap()
  async function read(file: File) {
    const imported = importKeyMap(await file.text())
    if (typeof imported === 'string') toast.error(imported)
    else {
      change(imported)
      toast.success(`Keys taken from ${file.name}`)
    }
  }
  return (
    <>
      <Button
        size="sm"
        variant="ghost"
        icon={<FileDown {...icon} />}
        onClick={() => saveFile('shotboard-keys.json', exportKeyMap(map))}
      >
        Export
      </Button>
      <FileButton
        size="sm"
        variant="ghost"
        icon={<FileUp {...icon} />}
        label="File with keys"
        accept=".json,application/json"
        onFile={(file) => void read(file)}
      >
        Import
      </FileButton>
    </>
  )
}
