'use client'
import dynamic from 'next/dynamic'
import { useStore } from 'zustand'
import { trimRequests } from '@/lib/editor/trim-requests'

const TrimFor = dynamic(() => import('@/components/fit/trim-for').then((file) => file.TrimFor), {
  ssr: false,
})

/** Stands once beside every page; the dialog, and what it trims with, are loaded when they are first asked for. */
export function TrimHost() {
  const key = useStore(trimRequests, (state) => state.key)
  return key && <TrimFor key={key} uploadKey={key} />
}
