import { Code, Row, Section } from '@/components/settings/settings-section'
import { StorageUse } from '@/components/settings/storage-use'
import { byteText } from '@/components/ui/byte-text'

type Props = {
  storage: {
    dataDir: string
    freeBytes: number | null
    use: { files: number; bytes: number }
    database: 'pglite' | 'postgres'
  }
}

export function StorageSection({ storage }: Props) {
  return (
    <Section title="Storage">
      <Row name="Data directory">
        <Code>{storage.dataDir}</Code>
      </Row>
      <Row name="Database">
        {storage.database === 'pglite' ? 'Embedded, in the data directory' : 'PostgreSQL, by DATABASE_URL'}
      </Row>
      <Row name="Media">
        {byteText(storage.use.bytes)} in {storage.use.files} {storage.use.files === 1 ? 'file' : 'files'}
      </Row>
      <StorageUse />
      {storage.freeBytes !== null && <Row name="Free">{byteText(storage.freeBytes)}</Row>}
    </Section>
  )
}
