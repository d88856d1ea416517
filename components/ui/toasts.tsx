'use client'
import { AtFirstSign } from '@/components/ui/at-first-sign'

const load = async () => (await import('@/components/ui/toaster')).SonnerToaster

/** Nobody is told anything before a hand was seen. */
export function Toasts() {
  return <AtFirstSign load={load} />
}
