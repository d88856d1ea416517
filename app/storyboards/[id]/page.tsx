import type { Metadata } from 'next'
import { connection } from 'next/server'
import { notFound } from 'next/navigation'
import { StoryboardEditor } from '@/app/storyboards/[id]/storyboard-editor'
import { Refusal } from '@/lib/server/errors'
import { storyboardGenerations } from '@/lib/server/generations/views'
import { readLibrary } from '@/lib/server/library'
import { currentOwner } from '@/lib/server/owner'
import { getStoryboard } from '@/lib/server/storyboards'
import { isUuid } from '@/lib/server/uuid'
import type { LibraryView, StoryboardView } from '@/lib/views'

type Query = Record<string, string | string[] | undefined>
type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> }
const MOST_ASSETS = 300

export const metadata: Metadata = { title: 'Storyboard' }

export default async function Page({ params, searchParams }: Props) {
  await connection()
  const { id } = await params
  const owner = currentOwner()
  const storyboard = await find(owner, id)
  if (!storyboard) notFound()
  const [library, generations] = await Promise.all([readLibrary(owner), storyboardGenerations(owner, id)])
  return (
    <StoryboardEditor
      key={storyboard.id}
      initial={storyboard}
      start={startOf(await searchParams)}
      library={first(library, storyboard)}
      generations={generations}
    />
  )
}

/** `?scene=&take=`: where the queue's "Open" leads. */
function startOf({ scene, take }: Query) {
  return typeof scene === 'string' && typeof take === 'string' ? { sceneId: scene, takeId: take } : null
}

async function find(owner: string, id: string): Promise<StoryboardView | null> {
  if (!isUuid(id)) return null
  try {
    return await getStoryboard(owner, id)
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not-found') return null
    throw error
  }
}

/** The page brings what the storyboard shows; a large library follows by its own request. */
function first(library: LibraryView, { document }: StoryboardView): { view: LibraryView; whole: boolean } {
  if (library.assets.length <= MOST_ASSETS) return { view: library, whole: true }
  const shown = JSON.stringify([document, library.elements])
  const assets = library.assets.filter((asset) => shown.includes(asset.id))
  return { view: { ...library, assets }, whole: false }
}
