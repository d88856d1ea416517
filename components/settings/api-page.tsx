import Link from 'next/link'
import { ApiModel } from '@/components/settings/api-model'
import { ApiOperation, type ApiOperationProps } from '@/components/settings/api-operation'
import { CopyButton } from '@/components/settings/copy-button'
import { Code } from '@/components/settings/settings-section'
import { PageFrame } from '@/components/shell/page-frame'
import { ButtonLink } from '@/components/ui/button'

type Parameter = {
  name: string
  type: string
  required?: boolean | undefined
  description?: string | undefined
  [more: string]: unknown
}
type Props = {
  reference: {
    baseUrl: string
    operations: (ApiOperationProps['operation'] & { id: string })[]
    models: { id: string; about: string; parameters: Parameter[] }[]
  }
}

/** The served queue for who writes a client of it: every call with a line to try, every parameter of both models. */
export function ApiPage({ reference: { baseUrl, operations, models } }: Props) {
  return (
    <PageFrame>
      <main className="mx-auto w-full max-w-4xl px-4 py-7 md:px-8">
        <p className="text-2xs">
          <Link href="/settings" className="text-ink-2 underline underline-offset-2 hover:text-ink">
            Settings
          </Link>
        </p>
        <h1 className="mt-1 text-lg font-title tracking-[-0.01em]">Request queue</h1>
        <p className="mt-2 max-w-prose text-ink-2">
          Every call is below this address and carries <Code>Authorization: Bearer</Code> with a key made in
          Settings. Errors are <Code>{'{"error": "…"}'}</Code>. Numbers beyond 2⁵³ travel as strings.
        </p>
        <p className="mt-2 flex flex-wrap items-center gap-2">
          <Code>{baseUrl}</Code>
          <CopyButton text={baseUrl} label="Copy the address" />
          <ButtonLink size="sm">
            <a href={`${new URL(baseUrl).pathname}/openapi.json`}>OpenAPI 3.1 document</a>
          </ButtonLink>
        </p>
        {operations.map((operation) => (
          <ApiOperation key={operation.id} operation={operation} />
        ))}
        {models.map((model) => (
          <ApiModel key={model.id} {...model} />
        ))}
      </main>
    </PageFrame>
  )
}
