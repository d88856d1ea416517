CREATE TABLE "element_ids" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"owner_id" text NOT NULL,
	"element_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"queue_id" text NOT NULL,
	"content_hash" text NOT NULL,
	"state" text NOT NULL,
	"queue_element_id" text,
	"error" text,
	"generation_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "element_versions" (
	"element_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"owner_id" text NOT NULL,
	"name" text NOT NULL,
	"description" text NOT NULL,
	"tag_ids" jsonb NOT NULL,
	"reference_type" text NOT NULL,
	"frontal_asset_id" uuid,
	"refer_asset_ids" jsonb NOT NULL,
	"video_asset_id" uuid,
	"voice_id" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "voices" (
	"owner_id" text NOT NULL,
	"voice_id" text NOT NULL,
	"label" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "elements" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE INDEX "element_ids_element" ON "element_ids" USING btree ("element_id","queue_id");--> statement-breakpoint
CREATE INDEX "element_ids_generation" ON "element_ids" USING btree ("generation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "element_ids_making" ON "element_ids" USING btree ("element_id","queue_id","content_hash") WHERE state = 'creating';--> statement-breakpoint
CREATE UNIQUE INDEX "element_versions_number" ON "element_versions" USING btree ("element_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "voices_owner_id" ON "voices" USING btree ("owner_id","voice_id");