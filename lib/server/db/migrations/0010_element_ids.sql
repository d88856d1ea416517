INSERT INTO "element_versions" ("element_id", "number", "owner_id", "name", "description", "tag_ids", "reference_type", "frontal_asset_id", "refer_asset_ids", "video_asset_id", "voice_id", "created_at")
SELECT "id", 1, "owner_id", "name", "description", "tag_ids", "reference_type", "frontal_asset_id", "refer_asset_ids", "video_asset_id", "voice_id", "created_at" FROM "elements";--> statement-breakpoint
INSERT INTO "element_ids" ("owner_id", "element_id", "version", "queue_id", "content_hash", "state", "queue_element_id", "error", "generation_id", "created_at")
SELECT e."owner_id", e."id", 1, e."queue_id",
	encode(sha256(convert_to(concat_ws(E'\n',
		e."reference_type",
		CASE WHEN e."reference_type" = 'video_refer'
			THEN coalesce((SELECT a."sha256" FROM "assets" a WHERE a."id" = e."video_asset_id"), 'gone')
			ELSE (
				SELECT string_agg(coalesce(a."sha256", 'gone'), ',' ORDER BY p."place")
				FROM (
					SELECT e."frontal_asset_id" AS "id", 0::bigint AS "place"
					UNION ALL
					SELECT r."id"::uuid, r."place" FROM jsonb_array_elements_text(e."refer_asset_ids") WITH ORDINALITY AS r("id", "place")
				) p LEFT JOIN "assets" a ON a."id" = p."id"
			)
		END,
		coalesce(e."voice_id", '')
	), 'UTF8')), 'hex'),
	e."state", e."queue_element_id", e."error",
	(SELECT g."id" FROM "generations" g WHERE g."element_id" = e."id" ORDER BY g."created_at" DESC LIMIT 1),
	e."updated_at"
FROM "elements" e WHERE e."state" <> 'ready' OR e."queue_element_id" IS NOT NULL;--> statement-breakpoint
ALTER TABLE "elements" DROP COLUMN "state";--> statement-breakpoint
ALTER TABLE "elements" DROP COLUMN "error";--> statement-breakpoint
ALTER TABLE "elements" DROP COLUMN "queue_id";--> statement-breakpoint
ALTER TABLE "elements" DROP COLUMN "queue_element_id";