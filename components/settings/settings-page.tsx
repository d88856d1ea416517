import type { ReactNode } from 'react'
import { PageFrame } from '@/components/shell/page-frame'

/** Each section is a file of its own; the route lists them. */
export function SettingsPage({ children }: { children: ReactNode }) {
  return (
    <PageFrame>
      <main className="mx-auto w-full max-w-3xl px-4 py-7 md:px-8">
        <h1 className="text-lg font-title tracking-[-0.01em]">Settings</h1>
        {children}
      </main>
    </PageFrame>
  )
}
