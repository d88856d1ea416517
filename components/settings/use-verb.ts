'use client'
import { useState, useTransition } from 'react'
import { useRouter } from 'next/navigation'
import { toast } from '@/components/ui/toast'
import { serverSilent } from '@/lib/queries/server-silent'
import type { ActionResult } from '@/lib/views'

/** Runs a write of Settings, says what went wrong, and shows the page as it is afterwards. Resolves to the value, or null. */
export function useVerb() {
  const router = useRouter()
  const [working, setWorking] = useState(false)
  const [refreshing, refresh] = useTransition()

  async function run<T>(action: () => Promise<ActionResult<T>>, done?: string): Promise<T | null> {
    setWorking(true)
    const result = await action().catch(() => null)
    setWorking(false)
    if (!result) toast.error(serverSilent)
    else if (!result.ok) toast.error(result.sentence)
    else if (done) toast.success(done)
    refresh(() => router.refresh())
    return result?.ok ? result.value : null
  }
  return { run, busy: working || refreshing }
}
