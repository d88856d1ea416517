'use client'
import { useEffect } from 'react'

// Buttons of its own: it comes with every page, and must stand when another part is what broke.
const look = 'inline-flex h-control-lg items-center rounded-control px-3.5 text-sm whitespace-nowrap'

/** What a person sees when a page breaks. `retry` draws it again; nothing saved is lost by that. */
export function PageError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  useEffect(() => console.error(error), [error])
  return (
    <main className="grid min-h-dvh place-content-center gap-2 px-4 text-center">
      <h1 className="text-lg font-title">This page could not be shown</h1>
      <p className="max-w-md text-sm text-ink-2">
        Everything that was saved is still there. Try again; if it stays like this, the server log says why.
      </p>
      <p className="mt-3 flex justify-center gap-2">
        <button
          type="button"
          onClick={retry}
          className={`${look} bg-pencil font-title text-pencil-ink hover:bg-pencil-hi`}
        >
          Try again
        </button>
        {/* A whole new load: what broke may be in the page's own state. */}
        <a href="/" className={`${look} bg-raised font-medium text-ink shadow-raise hover:bg-hover`}>
          All storyboards
        </a>
      </p>
      {error.digest && <p className="mt-4 text-2xs text-ink-3">Log entry {error.digest}</p>}
    </main>
  )
}
