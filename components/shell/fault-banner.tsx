'use client'
import Link from 'next/link'
import { useQuery } from '@tanstack/react-query'
import { TriangleAlert } from 'lucide-react'
import { faultQuery } from '@/lib/queries/faults'

/** On every screen while the engine misbehaves on purpose: nobody may take that for real. */
export function FaultBanner() {
  const { data } = useQuery(faultQuery)
  if (!data?.name) return null
  return (
    <div
      role="status"
      className="floats fixed bottom-2 left-1/2 z-40 flex max-w-[calc(100vw-16px)] -translate-x-1/2 items-center gap-2 rounded-control bg-panel px-3 py-1.5 text-warn shadow-dialog max-md:bottom-16"
    >
      <TriangleAlert size={14} strokeWidth={1.8} className="shrink-0" aria-hidden />
      <span>
        The engine misbehaves on purpose: <span className="font-strong">{data.name}</span>
      </span>
      <Link href="/settings" className="underline underline-offset-2">
        Settings
      </Link>
    </div>
  )
}
