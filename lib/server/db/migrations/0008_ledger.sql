CREATE TABLE "generation_events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "generation_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"generation_id" uuid NOT NULL,
	"from_state" text,
	"to_state" text NOT NULL,
	"by" text NOT NULL,
	"why" text NOT NULL,
	"request_id" text,
	"raw" text,
	"sha256" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "generations" ADD COLUMN "click_id" uuid;--> statement-breakpoint
ALTER TABLE "generations" ADD COLUMN "notes" jsonb;--> statement-breakpoint
ALTER TABLE "generations" ADD COLUMN "link_expires_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "generation_events" ADD CONSTRAINT "generation_events_generation_id_generations_id_fk" FOREIGN KEY ("generation_id") REFERENCES "public"."generations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "generation_events_generation" ON "generation_events" USING btree ("generation_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "generations_click" ON "generations" USING btree ("owner_id","click_id");--> statement-breakpoint
CREATE UNIQUE INDEX "generations_request" ON "generations" USING btree ("queue_id","request_id");