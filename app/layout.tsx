import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { GeistMono } from 'geist/font/mono'
import { GeistSans } from 'geist/font/sans'
import { Providers } from '@/app/providers'
import { PencilWash } from '@/components/ui/pencil-wash'
import { FaultBanner } from '@/components/shell/fault-banner'
import { themeScript } from '@/components/shell/theme-script'
import { mayMisbehave } from '@/lib/server/engine/faults'
import '@/app/globals.css'

export const metadata: Metadata = {
  title: { default: 'Shotboard', template: '%s · Shotboard' },
  description: 'Plan shots, generate takes, keep the good ones.',
  icons: { icon: '/icons/mark.svg' },
}
export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: dark)', color: '#1c1d1f' },
    { media: '(prefers-color-scheme: light)', color: '#fafafa' },
  ],
}

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" className={`${GeistSans.variable} ${GeistMono.variable}`} suppressHydrationWarning>
      <head>
        <script dangerouslySetInnerHTML={{ __html: themeScript }} />
      </head>
      <body>
        <PencilWash />
        <Providers>
          {children}
          {mayMisbehave() && <FaultBanner />}
        </Providers>
      </body>
    </html>
  )
}
