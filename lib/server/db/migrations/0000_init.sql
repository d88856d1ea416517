CREATE TABLE "assets" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"owner_id" text NOT NULL,
	"name" text NOT NULL,
	"sha256" text NOT NULL,
	"blob_key" text NOT NULL,
	"thumb_key" text,
	"facts" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "elements" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"owner_id" text NOT NULL,
	"name" text NOT NULL,
	"description" text NOT NULL,
	"tag_ids" jsonb NOT NULL,
	"reference_type" text NOT NULL,
	"frontal_asset_id" uuid,
	"refer_asset_ids" jsonb NOT NULL,
	"video_asset_id" uuid,
	"voice_id" text,
	"state" text NOT NULL,
	"error" text,
	"queue_id" text NOT NULL,
	"queue_element_id" text,
	"archived_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "engine_elements" (
	"id" text PRIMARY KEY NOT NULL,
	"owner_id" text NOT NULL,
	"request_id" uuid NOT NULL,
	"name" text NOT NULL,
	"description" text NOT NULL,
	"reference_type" text NOT NULL,
	"picture_keys" jsonb NOT NULL,
	"voice_id" text,
	"tag_ids" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "engine_requests" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"owner_id" text NOT NULL,
	"model" text NOT NULL,
	"payload" jsonb NOT NULL,
	"status" text NOT NULL,
	"outcome" jsonb,
	"idempotency_key" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"queued_at" timestamp with time zone,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "generations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"owner_id" text NOT NULL,
	"kind" text NOT NULL,
	"storyboard_id" uuid,
	"scene_id" text,
	"element_id" uuid,
	"take_number" integer NOT NULL,
	"queue_id" text NOT NULL,
	"model" text NOT NULL,
	"payload" jsonb NOT NULL,
	"payload_hash" text NOT NULL,
	"scene" jsonb,
	"state" text NOT NULL,
	"request_id" text,
	"queue_status" text,
	"estimate_micros" bigint,
	"cost_micros" bigint,
	"error" text,
	"error_raw" text,
	"video_key" text,
	"watermark_key" text,
	"thumb_key" text,
	"facts" jsonb,
	"picked" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone,
	"accepted_at" timestamp with time zone,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"owner_id" text NOT NULL,
	"key" text NOT NULL,
	"value" jsonb NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "storyboards" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"owner_id" text NOT NULL,
	"document" jsonb NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"is_sample" boolean DEFAULT false NOT NULL,
	"archived_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "uploads" (
	"id" text PRIMARY KEY NOT NULL,
	"owner_id" text NOT NULL,
	"name" text NOT NULL,
	"bytes" bigint NOT NULL,
	"state" text NOT NULL,
	"asset_id" uuid,
	"refusal" text,
	"refusal_raw" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "assets_owner_content" ON "assets" USING btree ("owner_id","sha256");--> statement-breakpoint
CREATE INDEX "assets_owner" ON "assets" USING btree ("owner_id","created_at");--> statement-breakpoint
CREATE INDEX "elements_owner" ON "elements" USING btree ("owner_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "engine_elements_request" ON "engine_elements" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "engine_requests_owner" ON "engine_requests" USING btree ("owner_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "engine_requests_idempotency" ON "engine_requests" USING btree ("owner_id","idempotency_key");--> statement-breakpoint
CREATE INDEX "generations_storyboard" ON "generations" USING btree ("owner_id","storyboard_id","created_at");--> statement-breakpoint
CREATE INDEX "generations_state" ON "generations" USING btree ("state");--> statement-breakpoint
CREATE UNIQUE INDEX "generations_take" ON "generations" USING btree ("storyboard_id","scene_id","take_number");--> statement-breakpoint
CREATE UNIQUE INDEX "settings_owner_key" ON "settings" USING btree ("owner_id","key");--> statement-breakpoint
CREATE INDEX "storyboards_owner" ON "storyboards" USING btree ("owner_id","updated_at");--> statement-breakpoint
CREATE INDEX "uploads_owner" ON "uploads" USING btree ("owner_id","created_at");