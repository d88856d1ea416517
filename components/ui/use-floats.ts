'use client'
import { useEffect, useState } from 'react'
import type * as Parts from '@/components/ui/floats'

type Floats = typeof Parts
let loaded: Floats | null = null
let coming: Promise<Floats> | null = null

/** Menus and popovers. A load that fails is asked for again by the next press. */
export function loadFloats(): Promise<Floats> {
  coming ??= import('@/components/ui/floats').then(
    (module) => (loaded = module),
    (error: unknown) => {
      coming = null
      throw error
    },
  )
  return coming
}

/** The parts, once they are wanted and here. */
export function useFloats(wanted: boolean): Floats | null {
  const [, setHere] = useState(loaded !== null)
  useEffect(() => {
    if (!wanted || loaded) return
    let here = true
    loadFloats().then(
      () => here && setHere(true),
      () => undefined,
    )
    return () => {
      here = false
    }
  }, [wanted])
  return wanted ? loaded : null
}
