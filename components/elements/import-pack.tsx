'use client'
import { useRef, useState } from 'react'
import { PackageOpen } from 'lucide-react'
import { useQueryClient } from '@tanstack/react-query'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { keys } from '@/lib/queries/keys'
import { serverSilent } from '@/lib/queries/server-silent'
import type { ActionResult } from '@/lib/views'
import type { ElementView } from '@/lib/views-elements'

/** Rebuilds the elements of a pack that another server exported. */
export function ImportPack() {
  const client = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  async function take(file: File) {
    setBusy(true)
    const answer = await fetch('/api/elements/pack', { method: 'POST', body: file }).catch(() => null)
    const result = (await answer?.json().catch(() => null)) as ActionResult<ElementView[]> | null | undefined
    setBusy(false)
    if (!result) toast.error(serverSilent)
    else if (!result.ok) toast.error(result.sentence)
    else toast(`${result.value.length} ${result.value.length === 1 ? 'element' : 'elements'} imported`)
    await Promise.all([keys.library, keys.elements].map((queryKey) => client.invalidateQueries({ queryKey })))
  }
  return (
    <>
      <Button
        variant="ghost"
        busy={busy}
        icon={<PackageOpen size={14} strokeWidth={1.6} aria-hidden />}
        onClick={() => input.current?.click()}
      >
        Import pack
      </Button>
      <input
        ref={input}
        type="file"
        accept=".zip,application/zip"
        aria-label="Pack of elements from this computer"
        hidden
        onChange={(event) => {
          const [file] = event.target.files ?? []
          event.target.value = ''
          if (file) void take(file)
        }}
      />
    </>
  )
}
