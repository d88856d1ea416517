import type { Metadata } from 'next'
import { SignInForm } from '@/components/sign-in/sign-in-form'

export const metadata: Metadata = { title: 'Sign in' }

export default function SignInPage() {
  return (
    <main className="grid min-h-dvh place-items-center p-6">
      <SignInForm />
    </main>
  )
}
