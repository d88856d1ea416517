'use client'
import { useState } from 'react'
import { toast } from '@/components/ui/toast'
import { CopyButton } from '@/components/settings/copy-button'
import { Code, Row, Section } from '@/components/settings/settings-section'
import { WebhookForm } from '@/components/settings/webhook-form'
import { WebhookLog } from '@/components/settings/webhook-log'
import { Button } from '@/components/ui/button'
import { readWebhook, removeWebhook, renewWebhookSecret, testWebhook } from '@/lib/actions/webhook'
import type { ActionResult } from '@/lib/views'
import type { WebhookView } from '@/lib/views-money'

const lost = 'The server did not answer. Try again.'

export function WebhookSection({ initial }: { initial: WebhookView | null }) {
  const [webhook, setWebhook] = useState(initial)
  const [secret, setSecret] = useState<string | null>(null)
  const [removed, setRemoved] = useState(0)

  async function reload() {
    const result = await readWebhook().catch(() => null)
    if (result?.ok) setWebhook(result.value)
  }
  async function run<T>(work: Promise<ActionResult<T>>, said: string): Promise<T | null> {
    const result = await work.catch(() => null)
    if (result?.ok) toast.success(said)
    else toast.error(result?.sentence ?? lost)
    await reload()
    return result?.ok ? result.value : null
  }
  return (
    <Section title="Webhook" id="webhook">
      <Row name="Address">
        <WebhookForm
          key={removed}
          webhook={webhook}
          onSaved={(made) => {
            if (made) setSecret(made)
            void reload()
          }}
        />
      </Row>
      {secret && (
        <Row name="Secret">
          <span className="flex flex-wrap items-center gap-2" role="status">
            <Code>{secret}</Code>
            <CopyButton text={secret} label="Copy the secret" />
            <span className="text-2xs text-warn">Keep it now: it is not shown again</span>
          </span>
        </Row>
      )}
      <Row name="Signature">
        Every delivery carries <Code>webhook-id</Code>, <Code>webhook-timestamp</Code> and{' '}
        <Code>webhook-signature</Code> of the Standard Webhooks specification (HMAC-SHA256)
      </Row>
      {webhook && (
        <>
          <Row name="Try it">
            <span className="flex flex-wrap gap-2">
              <Button onClick={() => void run(testWebhook(), 'A test is on its way')}>Send a test</Button>
              <Button
                variant="ghost"
                onClick={() =>
                  void run(renewWebhookSecret(), 'The old secret signs nothing any more').then(
                    (made) => made?.secret && setSecret(made.secret),
                  )
                }
              >
                New secret
              </Button>
              <Button
                variant="ghost"
                onClick={() =>
                  void run(removeWebhook(), 'The webhook was removed').then(() => {
                    setSecret(null)
                    setRemoved((count) => count + 1)
                  })
                }
              >
                Remove
              </Button>
            </span>
          </Row>
          <Row name="Deliveries">
            <WebhookLog deliveries={webhook.deliveries} onChange={reload} />
          </Row>
        </>
      )}
    </Section>
  )
}
