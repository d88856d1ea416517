import { connection } from 'next/server'
import { SpendPage } from '@/components/spend/spend-page'
import { readCaps } from '@/lib/server/money/caps'
import { readSpend } from '@/lib/server/money/spend'
import { currentOwner } from '@/lib/server/owner'

export const metadata = { title: 'Spend' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function Page({ searchParams }: Props) {
  await connection()
  const owner = currentOwner()
  const [spend, caps] = await Promise.all([readSpend(owner, await searchParams), readCaps(owner)])
  return <SpendPage spend={spend} caps={caps} />
}
