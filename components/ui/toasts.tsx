'use client'
import { useEffect, useState, type ComponentType } from 'react'
import { atFirstSign } from '@/lib/editor/first-sign'

const RETRY_MS = 2_000

/** Nobody is told anything before a hand was seen, so the library of toasts stays out of loading. */
export function Toasts() {
  const [Shown, setShown] = useState<ComponentType | null>(null)
  const [failures, setFailures] = useState(0)
  useEffect(() => {
    if (Shown) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const callOff = atFirstSign(() => {
      import('@/components/ui/toaster').then(
        ({ SonnerToaster }) => setShown(() => SonnerToaster),
        () => {
          timer = setTimeout(() => setFailures(failures + 1), RETRY_MS)
        },
      )
    })
    return () => {
      callOff()
      clearTimeout(timer)
    }
  }, [Shown, failures])
  return Shown && <Shown />
}
