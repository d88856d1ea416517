import { MODELS, type ModelParameter } from '@/lib/queue/contract'
import { modelCard } from '@/lib/server/engine/model-cards'
import { operations, type Operation } from '@/lib/server/engine/operations'

export type ApiReference = {
  baseUrl: string
  operations: (Operation & { curl: string })[]
  models: { id: string; about: string; parameters: ModelParameter[] }[]
}

/** What the page about the served queue shows: the operations with a line to try each, and what the models take. */
export function apiReference(baseUrl: string): ApiReference {
  return {
    baseUrl,
    operations: operations.map((operation) => ({ ...operation, curl: curlOf(baseUrl, operation) })),
    models: MODELS.map((id) => {
      const card = modelCard(id)
      return { id, about: card?.brief_description ?? '', parameters: card?.parameters ?? [] }
    }),
  }
}

/** KEY and REQUEST_ID are variables of the shell, so that no key stands on a screen. */
function curlOf(baseUrl: string, { method, path, body }: Operation): string {
  const address = `${baseUrl}${path.replace('{request_id}', '$REQUEST_ID').replace('{model_id}', MODELS[0])}`
  return [
    `curl -s${method === 'GET' ? '' : ` -X ${method}`} "${address}"`,
    `-H "Authorization: Bearer $KEY"`,
    ...(body ? [`-H 'Content-Type: application/json'`, `-d '${JSON.stringify(body.example)}'`] : []),
  ].join(' \\\n  ')
}
