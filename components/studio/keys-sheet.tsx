'use client'
import { Dialog } from '@/components/ui/dialog'
import { Kbd } from '@/components/ui/kbd'
import { clipboardKeys, commands } from '@/lib/editor/commands'
import { keyLabel } from '@/lib/editor/keymap'
import type { CommandGroup } from '@/lib/editor/command'

const groups: readonly CommandGroup[] = ['Play', 'Shots', 'Scenes', 'Takes', 'Edit', 'View']

/** Every key, from the same table that handles them. */
export function KeysSheet({ onClose }: { onClose: () => void }) {
  const all = [...commands, ...clipboardKeys].filter(({ id }) => !/^take-[2-9]$/.test(id))
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Keys" width={820}>
      <div className="columns-1 gap-8 md:columns-2 lg:columns-3">
        {groups.map((group) => (
          <section key={group} className="mb-4 break-inside-avoid">
            <h3 className="mb-1 text-2xs text-ink-3">{group}</h3>
            <dl className="grid gap-0.5">
              {all
                .filter((each) => each.group === group)
                .map((each) => (
                  <div key={each.id} className="flex min-h-6 items-center gap-2">
                    <dt className="min-w-0 flex-1">
                      {each.id === 'take-1' ? 'Show take 1 to 9' : each.label}
                    </dt>
                    <dd className="flex gap-1">
                      {(each.id === 'take-1' ? ['1', '9'] : each.keys).map((keys) => (
                        <Kbd key={keys}>{keyLabel(keys)}</Kbd>
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
