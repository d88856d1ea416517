'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/text-field'
import { importable } from '@/lib/editor/dropped-files'
import { useUploads } from '@/lib/queries/uploads'

/** The server fetches a file by its address; how it goes is on the list of uploads. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const { importUrl } = useUploads()
  const [address, setAddress] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  async function submit() {
    const url = importable(address)
    if (!url) return setError('An address starts with http:// or https://')
    setBusy(true)
    const sentence = await importUrl(url)
    setBusy(false)
    if (sentence) setError(sentence)
    else onClose()
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Import from a link"
      description="A picture, video or sound on the open internet, up to 500 MB."
    >
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <TextField
          label="Address"
          size="lg"
          autoFocus
          inputMode="url"
          placeholder="https://"
          maxLength={2000}
          value={address}
          onChange={(event) => {
            setAddress(event.target.value)
            setError(null)
          }}
          {...(error && { error })}
        />
        <div className="flex justify-end gap-2">
          <Button variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" variant="primary" disabled={busy || address.trim() === ''}>
            Import
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
