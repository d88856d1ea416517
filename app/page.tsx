import { connection } from 'next/server'
import { BoardsHome } from '@/components/boards/boards-home'
import { firstRunFacts } from '@/lib/server/first-run-facts'
import { currentOwner } from '@/lib/server/owner'
import { listStoryboards } from '@/lib/server/storyboard-cards'

export const metadata = { title: 'Storyboards' }

export default async function Page() {
  await connection()
  const owner = currentOwner()
  const [cards, facts] = await Promise.all([listStoryboards(owner), firstRunFacts(owner)])
  return <BoardsHome cards={cards} facts={facts} />
}
