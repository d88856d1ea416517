import { connection } from 'next/server'
import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import { MediaPage } from '@/components/library/media-page'
import { keys } from '@/lib/queries/keys'
import { readLibrary } from '@/lib/server/library'
import { currentOwner } from '@/lib/server/owner'
import { readShelves } from '@/lib/server/shelves'

export const metadata = { title: 'Media' }

export default async function Page() {
  await connection()
  const owner = currentOwner()
  const [library, shelves] = await Promise.all([readLibrary(owner), readShelves(owner)])
  const client = new QueryClient()
  client.setQueryData(keys.library, library)
  client.setQueryData(keys.shelves, shelves)
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <MediaPage />
    </HydrationBoundary>
  )
}
