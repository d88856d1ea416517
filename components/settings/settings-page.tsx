import type { ReactNode } from 'react'
import { CopyButton } from '@/components/settings/copy-button'
import { ThemeChoice } from '@/components/settings/theme-choice'
import { PageFrame } from '@/components/shell/page-frame'
import { Kbd } from '@/components/ui/kbd'
import { byteText } from '@/components/ui/byte-text'

type Props = {
  queue: { kind: 'embedded' } | { kind: 'remote'; host: string }
  served: { url: string; keyFrom: 'variable' | 'file' }
  storage: {
    dataDir: string
    freeBytes: number | null
    use: { files: number; bytes: number }
    database: 'pglite' | 'postgres'
  }
}

/** What this server is set to. Most of it comes from environment variables, so it is told here and changed there. */
export function SettingsPage({ queue, served, storage }: Props) {
  return (
    <PageFrame>
      <main className="mx-auto w-full max-w-3xl px-4 py-7 md:px-8">
        <h1 className="text-lg font-title tracking-[-0.01em]">Settings</h1>
        <Section title="Appearance">
          <Row name="Theme">
            <ThemeChoice />
          </Row>
          <Row name="Keyboard">
            Press <Kbd>?</Kbd> in a storyboard for all its keys
          </Row>
        </Section>
        <Section title="Queue in use">
          {queue.kind === 'embedded' ? (
            <>
              <Row name="Queue">Built-in engine</Row>
              <Row name="Cost">Free. It draws every take as an animatic on this machine, no key needed</Row>
              <Row name="Real model">
                Set <Code>GMI_API_KEY</Code> and start the server again. Elements belong to the queue that
                made them and are made again there
              </Row>
            </>
          ) : (
            <>
              <Row name="Queue">{queue.host}</Row>
              <Row name="Key">
                Set by <Code>GMI_API_KEY</Code>. It stays on the server
              </Row>
              <Row name="Built-in engine">
                Start the server without <Code>GMI_API_KEY</Code>
              </Row>
            </>
          )}
        </Section>
        <Section title="This server as a queue">
          <Row name="Address">
            <span className="flex items-center gap-2">
              <Code>{served.url}</Code>
              <CopyButton text={served.url} label="Copy the address" />
            </span>
          </Row>
          <Row name="Key">
            {served.keyFrom === 'file' ? (
              <>
                In the data directory, file <Code>api-key</Code>
              </>
            ) : (
              <>
                Set by <Code>SHOTBOARD_API_KEY</Code>
              </>
            )}
          </Row>
          <Row name="Used by">
            Another Shotboard, with <Code>GMI_QUEUE_BASE_URL</Code> and <Code>GMI_API_KEY</Code>, or any
            program that speaks the request queue
          </Row>
        </Section>
        <Section title="Storage">
          <Row name="Data directory">
            <Code>{storage.dataDir}</Code>
          </Row>
          <Row name="Database">
            {storage.database === 'pglite'
              ? 'Embedded, in the data directory'
              : 'PostgreSQL, by DATABASE_URL'}
          </Row>
          <Row name="Media">
            {byteText(storage.use.bytes)} in {storage.use.files} {storage.use.files === 1 ? 'file' : 'files'}
          </Row>
          {storage.freeBytes !== null && <Row name="Free">{byteText(storage.freeBytes)}</Row>}
        </Section>
      </main>
    </PageFrame>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-6">
      <h2 className="mb-2 text-sm font-title">{title}</h2>
      <dl className="divide-y divide-line overflow-hidden rounded-card bg-panel shadow-[0_0_0_1px_var(--color-line)]">
        {children}
      </dl>
    </section>
  )
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid min-h-11 items-center gap-x-4 gap-y-1 px-3.5 py-2 md:grid-cols-[132px_minmax(0,1fr)]">
      <dt className="text-ink-2">{name}</dt>
      <dd className="min-w-0 [overflow-wrap:anywhere]">{children}</dd>
    </div>
  )
}

function Code({ children }: { children: ReactNode }) {
  return <code className="rounded-chip bg-field px-1 py-0.5 font-mono text-2xs">{children}</code>
}
