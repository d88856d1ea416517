'use client'
import { useEffect, useState, type ComponentType, type ReactNode } from 'react'
import { toast } from '@/components/ui/toast'

/**
 * Like React.lazy, but a part that cannot be fetched (no network, say) is told in a sentence and closed
 * instead of taking the page with it; the next time asks again. `until` stands in its place before.
 */
export function later<P extends object>(load: () => Promise<ComponentType<P>>, until: ReactNode = null) {
  let loaded: ComponentType<P> | null = null
  const fetched = async () => (loaded ??= await load())

  function Later(props: P) {
    const [, setHere] = useState(loaded !== null)
    const { onClose, onOpenChange } = props as {
      onClose?: () => void
      onOpenChange?: (open: boolean) => void
    }
    useEffect(() => {
      if (loaded) return
      let here = true
      fetched().then(
        () => here && setHere(true),
        () => {
          if (!here) return
          toast.error('This part did not load: the server does not answer. Nothing else is affected.')
          onClose?.()
          onOpenChange?.(false)
        },
      )
      return () => {
        here = false
      }
      // eslint-disable-next-line react-hooks/exhaustive-deps -- asked for once
    }, [])
    const Shown = loaded
    return Shown ? <Shown {...props} /> : until
  }
  return Object.assign(Later, { preload: () => void fetched().catch(() => undefined) })
}
