'use client'
import type { ReactNode } from 'react'
import { isServer, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { FitHost } from '@/components/fit/fit-host'
import { TrimHost } from '@/components/fit/trim-host'
import { MoneyQuestion } from '@/components/shell/money-question'
import { FollowSystemTheme } from '@/components/shell/theme'
import { Floating } from '@/components/ui/floating'
import { Toasts } from '@/components/ui/toasts'

const makeClient = () =>
  new QueryClient({ defaultOptions: { queries: { staleTime: 5_000, retry: 1, networkMode: 'always' } } })
let browserClient: QueryClient | undefined

/** One client per browser; on the server one per request, so that no two people share a cache. */
function queryClient(): QueryClient {
  if (isServer) return makeClient()
  return (browserClient ??= makeClient())
}

export function Providers({ children }: { children: ReactNode }) {
  return (
    <QueryClientProvider client={queryClient()}>
      {children}
      <Floating />
      <FitHost />
      <TrimHost />
      <Toasts />
      <MoneyQuestion />
      <FollowSystemTheme />
    </QueryClientProvider>
  )
}
