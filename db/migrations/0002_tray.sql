DROP INDEX "message_due";--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "lane" text DEFAULT 'rest' NOT NULL;--> statement-breakpoint
CREATE INDEX "message_due" ON "message" USING btree ("lane","due_at") WHERE status = 'due';--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_lane" CHECK ("message"."lane" in ('door', 'today', 'rest'));