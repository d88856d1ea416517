'use client'
import { useState } from 'react'
import Link from 'next/link'
import { Plus } from 'lucide-react'
import { ApiKeyRow } from '@/components/settings/api-key-row'
import { CopyButton } from '@/components/settings/copy-button'
import { NewApiKeyDialog } from '@/components/settings/new-api-key-dialog'
import { Code, Row, Section } from '@/components/settings/settings-section'
import { Button, ButtonLink } from '@/components/ui/button'
import type { ApiKeyView } from '@/lib/views-queues'

type Props = { served: { url: string; keyFrom: 'variable' | 'file' }; keys: ApiKeyView[] }

/** The queue this server offers to other programs, and the keys that open it. */
export function ServedQueueSection({ served, keys }: Props) {
  const [adding, setAdding] = useState(false)
  return (
    <>
      <Section
        title="This server as a queue"
        list={
          keys.length > 0 && (
            <ul aria-label="API keys" className="divide-y divide-line">
              {keys.map((key) => (
                <ApiKeyRow key={key.id} apiKey={key} />
              ))}
            </ul>
          )
        }
      >
        <Row name="Keys">
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
            <Button
              size="sm"
              icon={<Plus size={14} strokeWidth={1.6} aria-hidden />}
              onClick={() => setAdding(true)}
            >
              New key
            </Button>
            <span className="text-ink-2">
              The server’s own key may do everything:{' '}
              {served.keyFrom === 'file' ? (
                <>
                  file <Code>api-key</Code> in the data directory
                </>
              ) : (
                <>
                  set by <Code>SHOTBOARD_API_KEY</Code>
                </>
              )}
            </span>
          </span>
        </Row>
        <Row name="Address">
          <span className="flex items-center gap-2">
            <Code>{served.url}</Code>
            <CopyButton text={served.url} label="Copy the address" />
          </span>
        </Row>
        <Row name="Used by">
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
            Another Shotboard, as one of its queues, or any program that speaks the request queue
            <ButtonLink size="sm">
              <Link href="/settings/api">Every call, with lines to try</Link>
            </ButtonLink>
          </span>
        </Row>
      </Section>
      {adding && <NewApiKeyDialog onClose={() => setAdding(false)} />}
    </>
  )
}
