'use client'
import { useMemo } from 'react'
import type { Listed } from '@/components/library/use-selection'

/** A list of which the first part is here and `count` are there in all. */
export function useListed(here: readonly { id: string }[], count: number): Listed {
  return useMemo(() => {
    const places = new Map(here.map(({ id }, index) => [id, index]))
    return {
      count: Math.max(count, here.length),
      idAt: (index) => here[index]?.id,
      indexOf: (id) => places.get(id) ?? -1,
    }
  }, [here, count])
}
