import { CopyButton } from '@/components/settings/copy-button'
import { Code } from '@/components/settings/settings-section'
import { Badge } from '@/components/ui/badge'

export type ApiOperationProps = {
  operation: {
    method: string
    path: string
    summary: string
    description: string
    scope: string | null
    parameters: { name: string; in: string; required: boolean; description: string }[]
    refusals: Record<number, string>
    curl: string
  }
}

export function ApiOperation({ operation }: ApiOperationProps) {
  const { method, path, summary, description, scope, parameters, refusals, curl } = operation
  return (
    <section className="mt-6 rounded-card bg-panel p-4 shadow-[0_0_0_1px_var(--color-line)]">
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="text-sm font-title">{summary}</h2>
        <Code>
          {method} {path}
        </Code>
        <Badge className="ml-auto">{scope === null ? 'any key' : `scope ${scope}`}</Badge>
      </div>
      <p className="mt-2 max-w-prose text-ink-2">{description}</p>
      {parameters.length > 0 && (
        <dl className="mt-3 grid gap-1">
          {parameters.map((parameter) => (
            <div key={`${parameter.in} ${parameter.name}`} className="flex flex-wrap gap-x-2">
              <dt>
                <Code>{parameter.name}</Code>{' '}
                <span className="text-2xs text-ink-2">
                  {parameter.in}
                  {parameter.required && ', needed'}
                </span>
              </dt>
              <dd className="text-ink-2">{parameter.description}</dd>
            </div>
          ))}
        </dl>
      )}
      <div className="relative mt-3">
        <pre
          tabIndex={0}
          aria-label={`curl: ${summary}`}
          className="overflow-x-auto rounded-control bg-field p-3 pr-11 font-mono text-2xs"
        >
          {curl}
        </pre>
        <span className="absolute top-1.5 right-1.5">
          <CopyButton text={curl} label={`Copy the line: ${summary}`} />
        </span>
      </div>
      {Object.keys(refusals).length > 0 && (
        <ul className="mt-2 grid gap-0.5 text-2xs text-ink-2">
          {Object.entries(refusals).map(([status, text]) => (
            <li key={status}>
              <Code>{status}</Code> {text}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
