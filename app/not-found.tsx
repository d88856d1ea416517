import Link from 'next/link'
import { PageFrame } from '@/components/shell/page-frame'
import { ButtonLink } from '@/components/ui/button'

export const metadata = { title: 'Not here' }

export default function NotFound() {
  return (
    <PageFrame>
      <main className="grid flex-1 place-content-center gap-2 px-4 text-center">
        <h1 className="text-lg font-title">There is nothing at this address</h1>
        <p className="text-sm text-ink-2">It may have been typed wrongly, or belong to another server.</p>
        <p className="mt-3">
          <ButtonLink variant="primary" size="lg">
            <Link href="/">All storyboards</Link>
          </ButtonLink>
        </p>
      </main>
    </PageFrame>
  )
}
