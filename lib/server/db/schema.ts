import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { Storyboard } from '@/lib/storyboard/schema'
import type { Purpose } from '@/lib/storyboard/fit'
import type { MediaFacts } from '@/lib/storyboard/media-facts'

const at = (name: string) => timestamp(name, { withTimezone: true })
const created = at('created_at').notNull().defaultNow()
const updated = at('updated_at').notNull().defaultNow()

/** Every table carries its owner, so that several people can share a server. Alone, the owner is 'local'. */
export const storyboards = pgTable(
  'storyboards',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    ownerId: text('owner_id').notNull(),
    document: jsonb('document').$type<Storyboard>().notNull(),
    revision: integer('revision').notNull().default(1),
    isSample: boolean('is_sample').notNull().default(false),
    archivedAt: at('archived_at'),
    createdAt: created,
    updatedAt: updated,
  },
  (t) => [index('storyboards_owner').on(t.ownerId, t.updatedAt)],
)

/**
 * `blobKey` names the bytes in the blob store ("<sha256>.<ext>"); the same content twice is one row. `deletedAt`: it is in the bin.
 * `purgedAt`: it left the bin too, and the row goes a day after nothing needs it. Generated columns are what lists sort and search by.
 */
export const assets = pgTable(
  'assets',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    ownerId: text('owner_id').notNull(),
    name: text('name').notNull(),
    sha256: text('sha256').notNull(),
    blobKey: text('blob_key').notNull(),
    thumbKey: text('thumb_key'),
    /** What browsers show instead, where they cannot show the file itself. */
    previewKey: text('preview_key'),
    facts: jsonb('facts').$type<MediaFacts>().notNull(),
    /** Set on a fitting copy (schema-media.ts): the file it was made of, and what for. */
    derivedFromId: uuid('derived_from_id'),
    purpose: text('purpose').$type<Purpose>(),
    folderId: uuid('folder_id'),
    tags: text('tags')
      .array()
      .notNull()
      .default(sql`'{}'::text[]`),
    favourite: boolean('favourite').notNull().default(false),
    /** The colour most of the picture has: a name to search by and "#rrggbb" to show. */
    colour: text('colour'),
    colourHex: text('colour_hex'),
    /** Frames side by side, and the loudness over time; made from the bytes by a job, as `colour` is. */
    stripKey: text('strip_key'),
    waveKey: text('wave_key'),
    /** Which version of that job has seen this file; 0 for none. */
    lookVersion: integer('look_version').notNull().default(0),
    kind: text('kind').generatedAlwaysAs(sql`facts->>'kind'`),
    nameKey: text('name_key').generatedAlwaysAs(sql`lower(name)`),
    bytes: bigint('bytes', { mode: 'number' }).generatedAlwaysAs(sql`(facts->>'bytes')::bigint`),
    width: integer('width').generatedAlwaysAs(sql`(facts->>'width')::int`),
    height: integer('height').generatedAlwaysAs(sql`(facts->>'height')::int`),
    durationMs: integer('duration_ms').generatedAlwaysAs(sql`(facts->>'durationMs')::int`),
    createdAt: created,
    updatedAt: at('updated_at')
      .notNull()
      .defaultNow()
      .$onUpdate(() => sql`clock_timestamp()`),
    deletedAt: at('deleted_at'),
    purgedAt: at('purged_at'),
  },
  (t) => [
    uniqueIndex('assets_owner_content').on(t.ownerId, t.sha256),
    index('assets_by_date').on(t.ownerId, t.createdAt, t.id),
    index('assets_by_name').on(t.ownerId, t.nameKey, t.id),
    index('assets_by_bytes').on(t.ownerId, t.bytes, t.id),
    index('assets_by_length').on(t.ownerId, t.durationMs, t.id),
    index('assets_by_original').on(t.derivedFromId),
    index('assets_by_folder').on(t.folderId),
    index('assets_by_change').on(t.ownerId, t.updatedAt),
    index('assets_look').on(t.lookVersion),
    index('assets_tags').using('gin', t.tags),
  ],
)

/** A file on its way in: (`fetching` from another server →) `received` (bytes are whole, job queued) → `ready` (assetId) | `refused` (sentence). Uploading itself is tus state. */
export const uploads = pgTable(
  'uploads',
  {
    id: text('id').primaryKey(),
    ownerId: text('owner_id').notNull(),
    name: text('name').notNull(),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    state: text('state').$type<'fetching' | 'received' | 'ready' | 'refused'>().notNull(),
    assetId: uuid('asset_id'),
    /** The name of the asset that had this very content before. */
    knownAs: text('known_as'),
    /** Set when the server fetches the file itself. */
    sourceUrl: text('source_url'),
    refusal: text('refusal'),
    refusalRaw: text('refusal_raw'),
    createdAt: created,
    updatedAt: updated,
  },
  (t) => [index('uploads_owner').on(t.ownerId, t.createdAt)],
)

export type GenerationState =
  'reserved' | 'sending' | 'accepted' | 'running' | 'saving' | 'done' | 'failed' | 'cancelled' | 'uncertain'

const quality = sql`(coalesce(scene ->> 'quality', ''))`
const lengthMs = sql`(coalesce(scene ->> 'durationMs', ''))`

/** One submission to a queue and, when it succeeds, its take. Every change of state is one transaction with its job. */
export const generations = pgTable(
  'generations',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    ownerId: text('owner_id').notNull(),
    kind: text('kind').$type<'take' | 'element'>().notNull(),
    /** Made by the browser at the click, so that an action that is sent again does not generate again. */
    clickId: uuid('click_id'),
    storyboardId: uuid('storyboard_id'),
    sceneId: text('scene_id'),
    elementId: uuid('element_id'),
    /** 1, 2, 3 within the scene; 0 for an element. */
    takeNumber: integer('take_number').notNull(),
    queueId: text('queue_id').notNull(),
    model: text('model').notNull(),
    /** The request with files as paths of this server: what a retry starts from. */
    payload: jsonb('payload').$type<Record<string, unknown>>().notNull(),
    payloadHash: text('payload_hash').notNull(),
    /** The request as it went out, with addresses the queue can read; null until it was about to be sent. */
    sentPayload: jsonb('sent_payload').$type<Record<string, unknown>>(),
    /** The scene as it was, so that settings can be taken back and "Plan changed" be told. */
    scene: jsonb('scene').$type<Storyboard['scenes'][number]>(),
    /** 1-based place of the scene when it was sent. */
    sceneNumber: integer('scene_number'),
    state: text('state').$type<GenerationState>().notNull(),
    requestId: text('request_id'),
    queueStatus: text('queue_status'),
    estimateMicros: bigint('estimate_micros', { mode: 'number' }),
    costMicros: bigint('cost_micros', { mode: 'number' }),
    /** The version of the queue's price table the estimate was made with; null where nothing is charged. */
    priceVersion: text('price_version'),
    /** Higher goes first among what waits to be sent to one queue. */
    priority: integer('priority').notNull().default(0),
    /** A sentence for the person; `errorRaw` is what the queue said. */
    error: text('error'),
    errorRaw: text('error_raw'),
    videoKey: text('video_key'),
    watermarkKey: text('watermark_key'),
    thumbKey: text('thumb_key'),
    facts: jsonb('facts').$type<MediaFacts>(),
    /** Sentences on what differs from what was asked; null when nothing does. */
    notes: jsonb('notes').$type<string[]>(),
    /** While the copy is not here: when the queue's link to the result ends, where the link says so. */
    linkExpiresAt: at('link_expires_at'),
    picked: boolean('picked').notNull().default(false),
    createdAt: created,
    sentAt: at('sent_at'),
    acceptedAt: at('accepted_at'),
    startedAt: at('started_at'),
    finishedAt: at('finished_at'),
    updatedAt: updated,
    deletedAt: at('deleted_at'),
  },
  (t) => [
    index('generations_storyboard').on(t.ownerId, t.storyboardId, t.createdAt),
    index('generations_state').on(t.state),
    index('generations_spend').on(t.ownerId, t.createdAt),
    uniqueIndex('generations_take').on(t.storyboardId, t.sceneId, t.takeNumber),
    uniqueIndex('generations_click').on(t.ownerId, t.clickId),
    uniqueIndex('generations_request').on(t.queueId, t.requestId),
    // Finished requests of one kind, newest first (usual-times.ts).
    index('generations_usual')
      .on(t.ownerId, t.queueId, t.model, quality, lengthMs, t.finishedAt.desc())
      .where(sql`state = 'done'`),
  ],
)

/** The embedded engine's own side: it is a queue like any other, and shares nothing with the tables above but the database. */
export const engineRequests = pgTable(
  'engine_requests',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    ownerId: text('owner_id').notNull(),
    model: text('model').notNull(),
    payload: jsonb('payload').$type<Record<string, unknown>>().notNull(),
    status: text('status')
      .$type<'created' | 'queued' | 'dispatched' | 'processing' | 'success' | 'failed' | 'cancelled'>()
      .notNull(),
    outcome: jsonb('outcome').$type<Record<string, unknown>>(),
    idempotencyKey: text('idempotency_key'),
    /** How often the work began: a render that kills the process may not do so for ever. */
    attempts: integer('attempts').notNull().default(0),
    /** The misbehaviour chosen when it came in; only with SHOTBOARD_FAULTS. */
    fault: text('fault'),
    createdAt: created,
    queuedAt: at('queued_at'),
    updatedAt: updated,
  },
  (t) => [
    index('engine_requests_owner').on(t.ownerId, t.createdAt),
    uniqueIndex('engine_requests_idempotency').on(t.ownerId, t.idempotencyKey),
  ],
)

/** `id` is the digit string handed out as `element_id`. */
export const engineElements = pgTable(
  'engine_elements',
  {
    id: text('id').primaryKey(),
    ownerId: text('owner_id').notNull(),
    requestId: uuid('request_id').notNull(),
    /** 0 for create-element; the place in `element_list` for an element made inside a scene's request. */
    position: integer('position').notNull().default(0),
    name: text('name').notNull(),
    description: text('description').notNull(),
    referenceType: text('reference_type').$type<'image_refer' | 'video_refer'>().notNull(),
    /** Blob keys of normalised pictures: the frontal one first. */
    pictureKeys: jsonb('picture_keys').$type<string[]>().notNull(),
    voiceId: text('voice_id'),
    tagIds: jsonb('tag_ids').$type<string[]>().notNull(),
    createdAt: created,
  },
  (t) => [uniqueIndex('engine_elements_request').on(t.requestId, t.position)],
)

/** A place to PUT a file to: `id` is unguessable and part of both urls; `blobKey` is null until the bytes came. */
export const engineUploads = pgTable('engine_uploads', {
  id: text('id').primaryKey(),
  ownerId: text('owner_id').notNull(),
  fileType: text('file_type').notNull(),
  blobKey: text('blob_key'),
  expiresAt: at('expires_at').notNull(),
  createdAt: created,
})

/** Small facts that outlive a restart: the generated API key's hash is not here (it is a file with mode 0600), preferences are. */
export const settings = pgTable(
  'settings',
  {
    ownerId: text('owner_id').notNull(),
    key: text('key').notNull(),
    value: jsonb('value').$type<unknown>().notNull(),
    updatedAt: updated,
  },
  (t) => [uniqueIndex('settings_owner_key').on(t.ownerId, t.key)],
)
