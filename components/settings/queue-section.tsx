import { Code, Row, Section } from '@/components/settings/settings-section'

type Props = { queue: { kind: 'embedded' } | { kind: 'remote'; host: string } }

export function QueueSection({ queue }: Props) {
  return (
    <Section title="Queue in use">
      {queue.kind === 'embedded' ? (
        <>
          <Row name="Queue">Built-in engine</Row>
          <Row name="Cost">Free. It draws every take as an animatic on this machine, no key needed</Row>
          <Row name="Real model">
            Set <Code>GMI_API_KEY</Code> and start the server again. Elements belong to the queue that made
            them and are made again there
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
  )
}
