'use client'
import dynamic from 'next/dynamic'
import { useStore } from 'zustand'
import { fitRequests } from '@/lib/editor/fit-requests'

const FitDialog = dynamic(() => import('@/components/fit/fit-dialog').then((file) => file.FitDialog), {
  ssr: false,
})

/** Stands once beside every page; the dialog is loaded when a file first needs it. */
export function FitHost() {
  const asks = useStore(fitRequests, (state) => state.asks)
  const first = asks[0]
  return first ? <FitDialog key={`${first.asset.id}${first.purpose}`} asks={asks} /> : null
}
