CREATE TABLE "storyboard_revisions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"owner_id" text NOT NULL,
	"storyboard_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"document" jsonb NOT NULL,
	"name" text,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "storyboard_revisions_one" ON "storyboard_revisions" USING btree ("storyboard_id","revision");--> statement-breakpoint
CREATE INDEX "storyboard_revisions_time" ON "storyboard_revisions" USING btree ("storyboard_id","saved_at");