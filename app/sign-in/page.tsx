import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SignInForm } from '@/components/sign-in/sign-in-form'
import { isPasswordSet } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Sign in' }
// Whether there is a password is known when the server runs, not when it is built.
export const dynamic = 'force-dynamic'

export default function SignInPage() {
  if (!isPasswordSet()) redirect('/')
  return (
    <main className="grid min-h-dvh place-items-center p-6">
      <SignInForm />
    </main>
  )
}
