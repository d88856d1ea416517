import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StoryboardEditor } from '@/app/storyboards/[id]/storyboard-editor'
import { Refusal } from '@/lib/server/errors'
import { currentOwner } from '@/lib/server/owner'
import { getStoryboard } from '@/lib/server/storyboards'
import type { StoryboardView } from '@/lib/views'

type Props = { params: Promise<{ id: string }> }
const Uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export const metadata: Metadata = { title: 'Storyboard' }

export default async function Page({ params }: Props) {
  const { id } = await params
  const storyboard = await find(id)
  if (!storyboard) notFound()
  return <StoryboardEditor key={storyboard.id} initial={storyboard} />
}

async function find(id: string): Promise<StoryboardView | null> {
  if (!Uuid.test(id)) return null
  try {
    return await getStoryboard(currentOwner(), id)
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not-found') return null
    throw error
  }
}
