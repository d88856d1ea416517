import type { KeyScope } from '@/lib/views-queues'

type Parameter = {
  name: string
  in: 'path' | 'query' | 'header'
  required: boolean
  description: string
  type: 'string' | 'integer'
}
export type Operation = {
  id: string
  method: 'GET' | 'POST' | 'DELETE'
  path: string
  summary: string
  description: string
  /** Null: every key may. */
  scope: KeyScope | null
  parameters: Parameter[]
  /** Name of the body's schema, and a body that works. */
  body: { schema: string; example: unknown } | null
  /** Name of the answer's schema. */
  answer: string
  /** What is refused, beside 401, 403 and 429. */
  refusals: Record<number, string>
}

const requestId: Parameter = {
  ...{ name: 'request_id', in: 'path', required: true, type: 'string' },
  description: 'What POST /requests answered.',
}
const query = (name: string, type: Parameter['type'], description: string): Parameter => ({
  ...{ name, in: 'query', required: false, type, description },
})

/** Every call of the served queue (contract.md 1.2), for the OpenAPI document and the page that shows it. */
export const operations: Operation[] = [
  {
    ...{
      id: 'submitRequest',
      method: 'POST',
      path: '/requests',
      scope: 'submit',
      answer: 'SubmittedRequest',
    },
    summary: 'Submit a request',
    description:
      'Keeps the request and answers at once; the work is done in the background. Unknown keys of the payload are ignored, durations may be integers. The body holds at most 2 MB: put files to POST /upload-url.',
    parameters: [
      {
        ...{ name: 'Idempotency-Key', in: 'header', required: false, type: 'string' },
        description: '1 to 255 characters. The same key with the same payload gives the same request again.',
      },
    ],
    body: {
      schema: 'SubmitBody',
      example: {
        model: 'kling-v3-omni',
        payload: {
          ...{ prompt: 'A paper boat drifts down a rain gutter', mode: 'std', duration: '5' },
          ...{ aspect_ratio: '16:9', sound: 'off' },
        },
      },
    },
    refusals: {
      400: 'A parameter is missing or wrong; the text names it',
      404: 'The model does not exist',
      409: 'The Idempotency-Key was used for another payload',
      413: 'The body is larger than 2 MB',
    },
  },
  {
    ...{ id: 'getRequest', method: 'GET', path: '/requests/{request_id}', scope: 'read', answer: 'Request' },
    summary: 'Look at a request',
    description:
      'status goes created, queued, dispatched, processing, then success, failed or cancelled. outcome is null until then. Times are unix seconds.',
    ...{ parameters: [requestId], body: null },
    refusals: { 404: 'The request does not exist, or is not yours' },
  },
  {
    ...{ id: 'listRequests', method: 'GET', path: '/requests', scope: 'read', answer: 'RequestList' },
    summary: 'List requests',
    description: 'The newest first.',
    parameters: [
      query('model_id', 'string', 'Only requests of this model; model means the same.'),
      query('model', 'string', 'The same as model_id.'),
      query('limit', 'integer', '1 to 200, 50 when missing.'),
      query('offset', 'integer', 'How many to leave out.'),
    ],
    ...{ body: null, refusals: { 400: 'limit or offset is not a whole number in its range' } },
  },
  {
    ...{
      id: 'cancelRequest',
      method: 'DELETE',
      path: '/requests/{request_id}',
      scope: 'submit',
      answer: 'Request',
    },
    summary: 'Cancel a request',
    description: 'Ends what has not ended yet.',
    ...{ parameters: [requestId], body: null },
    refusals: { 404: 'The request does not exist, or is not yours', 409: 'The request has ended already' },
  },
  {
    ...{ id: 'createUpload', method: 'POST', path: '/upload-url', scope: 'upload', answer: 'UploadUrl' },
    summary: 'Get an address to upload to',
    description:
      'PUT the bytes to upload_url within 899 s with exactly the content type of the file type and no Authorization header, then use public_url in a payload.',
    ...{ parameters: [], body: { schema: 'UploadBody', example: { file_type: 'png' } } },
    refusals: { 400: 'The file type is not known' },
  },
  {
    ...{ id: 'listModels', method: 'GET', path: '/models', scope: null, answer: 'ModelList' },
    ...{ summary: 'List the models', description: 'The ids that POST /requests takes.' },
    ...{ parameters: [], body: null, refusals: {} },
  },
  {
    ...{ id: 'getModel', method: 'GET', path: '/models/{model_id}', scope: null, answer: 'ModelCard' },
    summary: 'Read the card of a model',
    description: 'Its parameters with types, choices and limits.',
    parameters: [
      {
        ...{ name: 'model_id', in: 'path', required: true, type: 'string' },
        description: 'kling-v3-omni or kling-create-element.',
      },
    ],
    ...{ body: null, refusals: { 404: 'The model does not exist' } },
  },
]
