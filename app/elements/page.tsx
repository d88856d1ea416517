import { connection } from 'next/server'
import { ElementsPage } from '@/components/elements/elements-page'
import { elementUsage } from '@/lib/server/element-usage'
import { readLibrary } from '@/lib/server/library'
import { currentOwner } from '@/lib/server/owner'

export const metadata = { title: 'Elements' }

export default async function Page({ searchParams }: { searchParams: Promise<{ fix?: string | string[] }> }) {
  await connection()
  const owner = currentOwner()
  const [library, usage, { fix }] = await Promise.all([readLibrary(owner), elementUsage(owner), searchParams])
  return <ElementsPage initial={library} usage={usage} fixId={typeof fix === 'string' ? fix : null} />
}
