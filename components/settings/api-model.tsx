import { Code } from '@/components/settings/settings-section'

type Props = {
  id: string
  about: string
  parameters: {
    name: string
    type: string
    required?: boolean | undefined
    description?: string | undefined
    [more: string]: unknown
  }[]
}

/** The parameters of a model, from the table its card is made of. */
export function ApiModel({ id, about, parameters }: Props) {
  return (
    <section className="mt-8">
      <h2 className="text-sm font-title">{id}</h2>
      <p className="mt-1 text-ink-2">{about}</p>
      <dl className="mt-2 divide-y divide-line overflow-hidden rounded-card bg-panel shadow-[0_0_0_1px_var(--color-line)]">
        {parameters.map((parameter) => (
          <div
            key={parameter.name}
            className="grid gap-x-4 gap-y-1 px-3.5 py-2 md:grid-cols-[190px_minmax(0,1fr)]"
          >
            <dt>
              <Code>{parameter.name}</Code>{' '}
              <span className="text-2xs text-ink-2">
                {parameter.type}
                {parameter.required === true && ', needed'}
              </span>
            </dt>
            <dd className="min-w-0 text-ink-2 [overflow-wrap:anywhere]">
              {parameter.description} {choices(parameter.options)}
              {parameter.default !== undefined && ` When missing: ${String(parameter.default)}.`}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function choices(options: unknown): string {
  if (!Array.isArray(options)) return ''
  const values = options.map((option: unknown) =>
    typeof option === 'object' && option !== null && 'value' in option
      ? String(option.value)
      : String(option),
  )
  return `One of ${values.join(', ')}.`
}
