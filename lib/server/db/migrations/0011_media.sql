CREATE TABLE "fits" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"owner_id" text NOT NULL,
	"asset_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"recipe" jsonb NOT NULL,
	"recipe_hash" text NOT NULL,
	"state" text NOT NULL,
	"percent" integer DEFAULT 0 NOT NULL,
	"error" text,
	"error_raw" text,
	"result_asset_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "assets" ADD COLUMN "preview_key" text;--> statement-breakpoint
ALTER TABLE "assets" ADD COLUMN "derived_from_id" uuid;--> statement-breakpoint
ALTER TABLE "assets" ADD COLUMN "purpose" text;--> statement-breakpoint
ALTER TABLE "uploads" ADD COLUMN "known_as" text;--> statement-breakpoint
ALTER TABLE "uploads" ADD COLUMN "source_url" text;--> statement-breakpoint
CREATE UNIQUE INDEX "fits_recipe" ON "fits" USING btree ("owner_id","recipe_hash");--> statement-breakpoint
CREATE INDEX "fits_original" ON "fits" USING btree ("owner_id","asset_id");--> statement-breakpoint
CREATE INDEX "assets_by_original" ON "assets" USING btree ("derived_from_id");