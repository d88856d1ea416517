import { connection } from 'next/server'
import { ElementsPage } from '@/components/elements/elements-page'
import { readElements } from '@/lib/server/elements/read'
import { currentOwner } from '@/lib/server/owner'

export const metadata = { title: 'Elements' }

type Query = Promise<Record<'fix' | 'open', string | string[] | undefined>>

export default async function Page({ searchParams }: { searchParams: Query }) {
  await connection()
  const [elements, { fix, open }] = await Promise.all([readElements(currentOwner()), searchParams])
  const one = (value: typeof fix) => (typeof value === 'string' ? value : null)
  return <ElementsPage initial={elements} fixId={one(fix)} openId={one(open)} />
}
