'use client'
import { useEffect, useState, type ComponentType } from 'react'
import { atFirstSign } from '@/lib/editor/first-sign'

const RETRY_MS = 2_000

/** Draws what is not needed before a hand was seen, and so stays out of loading. A failed load is tried again. */
export function AtFirstSign({ load }: { load: () => Promise<ComponentType> }) {
  const [Shown, setShown] = useState<ComponentType | null>(null)
  const [failures, setFailures] = useState(0)
  useEffect(() => {
    if (Shown) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const callOff = atFirstSign(() => {
      load().then(
        (loaded) => setShown(() => loaded),
        () => {
          timer = setTimeout(() => setFailures(failures + 1), RETRY_MS)
        },
      )
    })
    return () => {
      callOff()
      clearTimeout(timer)
    }
  }, [Shown, failures, load])
  return Shown && <Shown />
}
