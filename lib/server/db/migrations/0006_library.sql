CREATE TABLE "blob_orphans" (
	"key" text PRIMARY KEY NOT NULL,
	"since" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "folders" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"owner_id" text NOT NULL,
	"parent_id" uuid,
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
DROP INDEX "assets_owner";--> statement-breakpoint
ALTER TABLE "assets" ADD COLUMN "folder_id" uuid;--> statement-breakpoint
ALTER TABLE "assets" ADD COLUMN "tags" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "assets" ADD COLUMN "favourite" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "assets" ADD COLUMN "colour" text;--> statement-breakpoint
ALTER TABLE "assets" ADD COLUMN "colour_hex" text;--> statement-breakpoint
ALTER TABLE "assets" ADD COLUMN "strip_key" text;--> statement-breakpoint
ALTER TABLE "assets" ADD COLUMN "wave_key" text;--> statement-breakpoint
ALTER TABLE "assets" ADD COLUMN "look_version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "assets" ADD COLUMN "kind" text GENERATED ALWAYS AS (facts->>'kind') STORED;--> statement-breakpoint
ALTER TABLE "assets" ADD COLUMN "name_key" text GENERATED ALWAYS AS (lower(name)) STORED;--> statement-breakpoint
ALTER TABLE "assets" ADD COLUMN "bytes" bigint GENERATED ALWAYS AS ((facts->>'bytes')::bigint) STORED;--> statement-breakpoint
ALTER TABLE "assets" ADD COLUMN "width" integer GENERATED ALWAYS AS ((facts->>'width')::int) STORED;--> statement-breakpoint
ALTER TABLE "assets" ADD COLUMN "height" integer GENERATED ALWAYS AS ((facts->>'height')::int) STORED;--> statement-breakpoint
ALTER TABLE "assets" ADD COLUMN "duration_ms" integer GENERATED ALWAYS AS ((facts->>'durationMs')::int) STORED;--> statement-breakpoint
ALTER TABLE "assets" ADD COLUMN "updated_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "assets" ADD COLUMN "purged_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "folders_owner" ON "folders" USING btree ("owner_id","parent_id");--> statement-breakpoint
CREATE INDEX "assets_by_date" ON "assets" USING btree ("owner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "assets_by_name" ON "assets" USING btree ("owner_id","name_key","id");--> statement-breakpoint
CREATE INDEX "assets_by_bytes" ON "assets" USING btree ("owner_id","bytes","id");--> statement-breakpoint
CREATE INDEX "assets_by_length" ON "assets" USING btree ("owner_id","duration_ms","id");--> statement-breakpoint
CREATE INDEX "assets_by_folder" ON "assets" USING btree ("folder_id");--> statement-breakpoint
CREATE INDEX "assets_by_change" ON "assets" USING btree ("owner_id","updated_at");--> statement-breakpoint
CREATE INDEX "assets_look" ON "assets" USING btree ("look_version");--> statement-breakpoint
CREATE INDEX "assets_tags" ON "assets" USING gin ("tags");