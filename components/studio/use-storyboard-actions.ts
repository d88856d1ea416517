'use client'
import { useMemo } from 'react'
import { useRouter } from 'next/navigation'
import type { StudioHost } from '@/components/studio/create-studio'
import { useStudio } from '@/components/studio/studio-context'
import { duplicateStoryboard } from '@/lib/actions/storyboards'

/** What is done with the whole storyboard from inside the studio. */
export function useStoryboardActions(): Pick<StudioHost, 'duplicateStoryboard' | 'go'> {
  const { context, saver, store } = useStudio()
  const router = useRouter()
  return useMemo(() => {
    async function duplicate() {
      await saver.flush()
      const result = await duplicateStoryboard({ id: store.getState().storyboardId }).catch(() => null)
      if (result?.ok) router.push(`/storyboards/${result.value.id}`)
      else context.tell(result?.sentence ?? 'The server cannot be reached. Try again in a moment.')
    }
    return { duplicateStoryboard: () => void duplicate(), go: (path) => router.push(path) }
  }, [context, saver, store, router])
}
