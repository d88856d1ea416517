import { CopyButton } from '@/components/settings/copy-button'
import { Code, Row, Section } from '@/components/settings/settings-section'

type Props = { served: { url: string; keyFrom: 'variable' | 'file' } }

export function ServedQueueSection({ served }: Props) {
  return (
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
        Another Shotboard, with <Code>GMI_QUEUE_BASE_URL</Code> and <Code>GMI_API_KEY</Code>, or any program
        that speaks the request queue
      </Row>
    </Section>
  )
}
