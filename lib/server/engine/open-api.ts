import { z } from 'zod'
import {
  ModelCard,
  ModelList,
  MODELS,
  RequestRecord,
  RequestStatus,
  UploadUrl,
  uploadTypes,
  type ModelParameter,
} from '@/lib/queue/contract'
import { modelCard } from '@/lib/server/engine/model-cards'
import { operations, type Operation } from '@/lib/server/engine/operations'
import { ElementItem, ImageItem, ShotItem, VideoItem } from '@/lib/storyboard/payload-schema'

type Schema = Record<string, unknown>
const items: Record<string, z.ZodType> = {
  ...{ image_list: ImageItem, video_list: VideoItem, element_list: ElementItem, multi_prompt: ShotItem },
  refer_images: z.string(),
  tag_list: z.object({ tag_id: z.string() }),
}
const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` })

/** The OpenAPI 3.1 document of the served queue, from the same tables and zod schemas that answer its calls. */
export function openApi(baseUrl: string): Schema {
  const paths: Record<string, Schema> = {}
  for (const operation of operations)
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method.toLowerCase()]: describe(operation),
    }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Shotboard request queue',
      version: '1.0.0',
      description: 'Submit films and elements, look until they are done, read the outcome.',
    },
    servers: [{ url: baseUrl }],
    security: [{ key: [] }],
    paths,
    components: {
      securitySchemes: {
        key: {
          type: 'http',
          scheme: 'bearer',
          description: 'A key made in Settings, or the key of the server.',
        },
      },
      schemas: schemas(),
    },
  }
}

function describe(operation: Operation): Schema {
  const { id, summary, description, scope, parameters, body, answer, refusals } = operation
  const usual = {
    401: 'The key is missing or wrong',
    ...(scope && { 403: `The key may not ${scope}` }),
    429: 'The key made too many requests; Retry-After says how many seconds to wait',
  }
  const refused = Object.entries({ ...refusals, ...usual }).map(([status, text]) => [
    status,
    {
      description: text,
      content: json(ref('Error')),
      ...(status === '429' && {
        headers: { 'Retry-After': { schema: { type: 'integer' }, description: 'Seconds to wait' } },
      }),
    },
  ])
  return {
    ...{ operationId: id, summary, description },
    parameters: parameters.map(({ type, ...rest }) => ({ ...rest, schema: { type } })),
    ...(body && {
      requestBody: { required: true, content: json(ref(body.schema), body.example) },
    }),
    responses: {
      200: { description: summary, content: json(ref(answer)) },
      ...(Object.fromEntries(refused) as Schema),
    },
  }
}

function json(schema: Schema, example?: unknown): Schema {
  return { 'application/json': { schema, ...(example !== undefined && { example }) } }
}

function schemas(): Record<string, Schema> {
  const [omni, element] = MODELS.map((model) => payloadSchema(modelCard(model)?.parameters ?? []))
  return {
    SubmitBody: {
      type: 'object',
      required: ['model', 'payload'],
      oneOf: [
        { properties: { model: { const: MODELS[0] }, payload: ref('OmniPayload') } },
        { properties: { model: { const: MODELS[1] }, payload: ref('ElementPayload') } },
      ],
    },
    OmniPayload: omni ?? {},
    ElementPayload: element ?? {},
    SubmittedRequest: wire(RequestRecord.omit({ payload: true, outcome: true })),
    Request: { ...wire(RequestRecord), description: `status is one of ${RequestStatus.options.join(', ')}` },
    RequestList: {
      type: 'object',
      required: ['requests', 'total'],
      properties: { requests: { type: 'array', items: ref('Request') }, total: { type: 'integer' } },
    },
    UploadBody: {
      type: 'object',
      required: ['file_type'],
      properties: { file_type: { enum: Object.keys(uploadTypes) } },
      description: `Content types: ${Object.entries(uploadTypes)
        .map(([type, content]) => `${type} ${content}`)
        .join(', ')}`,
    },
    UploadUrl: wire(UploadUrl),
    ModelList: wire(ModelList),
    ModelCard: wire(ModelCard),
    Error: { type: 'object', required: ['error'], properties: { error: { type: 'string' } } },
  }
}

function wire(schema: z.ZodType): Schema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' })
  return rest
}

/** Rules between fields do not fit a schema: they are in the descriptions, and the refusal names the field. */
function payloadSchema(parameters: ModelParameter[]): Schema {
  return {
    type: 'object',
    required: parameters.filter(({ required }) => required).map(({ name }) => name),
    properties: Object.fromEntries(parameters.map((each) => [each.name, property(each)])),
  }
}

function property(parameter: ModelParameter): Schema {
  const { name, type, description, max_length, max_items, default: preset } = parameter
  const choices = Array.isArray(parameter.options) && type === 'string' ? values(parameter.options) : null
  const item = items[name]
  return {
    type: name === 'duration' ? ['string', 'integer'] : type,
    ...(description !== undefined && { description }),
    ...(choices && name !== 'duration' && { enum: choices }),
    ...(preset !== undefined && { default: preset }),
    ...(typeof max_length === 'number' && { maxLength: max_length }),
    ...(typeof max_items === 'number' && { maxItems: max_items }),
    ...(type === 'array' && { items: item ? itemSchema(item) : {} }),
  }
}

function itemSchema(item: z.ZodType): Schema {
  const { additionalProperties: _lenient, ...rest } = wire(item)
  return rest
}

function values(options: unknown[]): unknown[] {
  return options.map((option) =>
    typeof option === 'object' && option !== null && 'value' in option ? option.value : option,
  )
}
