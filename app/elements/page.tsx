import { connection } from 'next/server'
import { ElementsPage } from '@/components/elements/elements-page'
import { readElements } from '@/lib/server/elements/read'
import { currentOwner } from '@/lib/server/owner'

export const metadata = { title: 'Elements' }

export default async function Page({ searchParams }: { searchParams: Promise<{ fix?: string | string[] }> }) {
  await connection()
  const [elements, { fix }] = await Promise.all([readElements(currentOwner()), searchParams])
  return <ElementsPage initial={elements} fixId={typeof fix === 'string' ? fix : null} />
}
