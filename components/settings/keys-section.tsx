'use client'
import { useState } from 'react'
import { Row, Section } from '@/components/settings/settings-section'
import { KeyMapSync, useKeyMap } from '@/components/shell/use-key-map'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { later } from '@/components/ui/later'
import { presetNames } from '@/lib/editor/key-presets'
import type { KeyMap } from '@/lib/settings/key-map'

const KeysEditor = later(
  async () => (await import('@/components/shell/keys-editor')).KeysEditor,
  <div className="h-80" />,
)

export function KeysSection({ server }: { server: KeyMap | null }) {
  const { map } = useKeyMap()
  const [open, setOpen] = useState(false)
  const changed = Object.keys(map.changes).length
  return (
    <Section title="Keyboard">
      <Row name="Keys">
        <KeyMapSync server={server} />
        <span className="flex flex-wrap items-center gap-2">
          {presetNames[map.preset]}
          {changed > 0 && `, ${changed} changed`}
          <Button size="sm" className="ml-auto" onClick={() => setOpen(true)}>
            Change keys
          </Button>
        </span>
        <Dialog open={open} onOpenChange={setOpen} title="Keys" width={820}>
          <KeysEditor />
        </Dialog>
      </Row>
    </Section>
  )
}
