'use client'
import { PageError } from '@/components/shell/page-error'
import '@/app/globals.css'

/** Replaces the whole document when the layout itself breaks. */
export default function GlobalError({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  return (
    <html lang="en">
      <body>
        <PageError error={error} retry={reset} />
      </body>
    </html>
  )
}
