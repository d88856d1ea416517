import Link from 'next/link'
import { PageFrame } from '@/components/shell/page-frame'
import { ButtonLink } from '@/components/ui/button'

export default function NotFound() {
  return (
    <PageFrame>
      <main className="grid flex-1 place-content-center gap-2 px-4 text-center">
        <h1 className="text-lg font-title">This storyboard is not here</h1>
        <p className="text-sm text-ink-2">It was deleted, or the address was typed wrongly.</p>
        <p className="mt-3">
          <ButtonLink variant="primary" size="lg">
            <Link href="/">All storyboards</Link>
          </ButtonLink>
        </p>
      </main>
    </PageFrame>
  )
}
