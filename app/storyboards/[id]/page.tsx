import { cache } from 'react'
import type { Metadata } from 'next'
import { connection } from 'next/server'
import { notFound } from 'next/navigation'
import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import { StoryboardEditor } from '@/app/storyboards/[id]/storyboard-editor'
import { KeyMapSync } from '@/components/shell/use-key-map'
import { UnreadableStoryboard } from '@/components/shell/unreadable-storyboard'
import { keys } from '@/lib/queries/keys'
import { Refusal } from '@/lib/server/errors'
import { storyboardGenerations } from '@/lib/server/generations/views'
import { assetsOfStoryboard } from '@/lib/server/assets'
import { readLibrary } from '@/lib/server/library'
import { currentOwner } from '@/lib/server/owner'
import { getStoryboard } from '@/lib/server/storyboards'
import { getKeyMap } from '@/lib/server/preferences'
import { isUuid } from '@/lib/server/uuid'
import { parseStoryboard } from '@/lib/storyboard/migrate'
import type { StoryboardView } from '@/lib/views'

type Query = Record<string, string | string[] | undefined>
type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params
  const storyboard = await find(currentOwner(), id)
  return { title: storyboard?.document.title ?? 'Not here' }
}

export default async function Page({ params, searchParams }: Props) {
  await connection()
  const { id } = await params
  const owner = currentOwner()
  const storyboard = await find(owner, id)
  if (!storyboard) notFound()
  const readable = parseStoryboard(storyboard.document)
  if (!readable.ok) return <UnreadableStoryboard sentence={readable.sentence} storyboard={storyboard} />
  const [library, generations, keyMap, shown] = await Promise.all([
    readLibrary(owner),
    storyboardGenerations(owner, id),
    getKeyMap(owner),
    assetsOfStoryboard(owner, storyboard.document),
  ])
  const client = new QueryClient()
  client.setQueryData(keys.library, library)
  client.setQueryData(keys.knownAssets, shown)
  client.setQueryData(keys.generations(id), generations)
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <KeyMapSync server={keyMap} />
      <StoryboardEditor key={storyboard.id} initial={storyboard} start={startOf(await searchParams)} />
    </HydrationBoundary>
  )
}

/** `?scene=&take=` shows a take, `reuse` brings its settings back, `fix` opens the field that was refused: links of the queue. */
function startOf({ scene, ...query }: Query) {
  const hows = ['take', 'reuse', 'fix'] as const
  const how = hows.find((each) => typeof query[each] === 'string')
  const takeId = how && query[how]
  if (typeof scene !== 'string') return null
  return how && typeof takeId === 'string'
    ? { sceneId: scene, takeId, how }
    : { sceneId: scene, takeId: '', how: 'scene' as const }
}

/** Once per request, for the title and the page. */
const find = cache(async (owner: string, id: string): Promise<StoryboardView | null> => {
  if (!isUuid(id)) return null
  try {
    return await getStoryboard(owner, id)
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not-found') return null
    throw error
  }
})
