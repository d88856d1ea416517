'use client'
import { useEffect, useState } from 'react'
import { CapField } from '@/components/shell/cap-field'
import { useEditor } from '@/components/studio/studio-context'
import { Dialog } from '@/components/ui/dialog'
import { readCaps } from '@/lib/actions/money'
import type { CapsView } from '@/lib/views-money'

export function LimitDialog({ onClose }: { onClose: () => void }) {
  const storyboardId = useEditor((state) => state.storyboardId)
  const [caps, setCaps] = useState<CapsView | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  useEffect(() => {
    readCaps({ storyboardId })
      .then((result) => (result.ok ? setCaps(result.value) : setFailure(result.sentence)))
      .catch(() => setFailure('The server cannot be reached. Try again in a moment.'))
  }, [storyboardId])
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Spending limit of this storyboard"
      description="Nothing is sent from it that would exceed this, also not a retry. Empty is no limit."
      width={460}
    >
      {failure && (
        <p role="alert" className="text-error">
          {failure}
        </p>
      )}
      {caps?.storyboard && (
        <CapField
          label="Limit of this storyboard"
          scope="storyboard"
          storyboardId={storyboardId}
          cap={caps.storyboard}
          span="in all"
          onSaved={setCaps}
        />
      )}
    </Dialog>
  )
}
