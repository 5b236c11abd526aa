DROP INDEX "resident_once";--> statement-breakpoint
DROP INDEX "message_due";--> statement-breakpoint
DROP INDEX "member_once";--> statement-breakpoint
ALTER TABLE "activity" ADD COLUMN "enrol_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "resident" ADD COLUMN "twin" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "lane" text DEFAULT 'rest' NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "member_id" uuid NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_at_work" FOREIGN KEY ("member_id","user_id") REFERENCES "public"."member"("id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "activity_by_enrolment" ON "activity" USING btree ("kind",coalesce("enrol_until", "starts_at"));--> statement-breakpoint
CREATE INDEX "booking_open_contact" ON "booking" USING btree ("open_contact") WHERE "booking"."open_contact" is not null and "booking"."status" <> 'cancelled';--> statement-breakpoint
CREATE UNIQUE INDEX "resident_once" ON "resident" USING btree ("contact_key","name_key","contact_way","twin");--> statement-breakpoint
CREATE INDEX "message_due" ON "message" USING btree ("lane","due_at") WHERE status = 'due';--> statement-breakpoint
CREATE UNIQUE INDEX "member_once" ON "member" USING btree ("user_id","organisation_id") WHERE "member"."deactivated_at" is null;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_of_user" UNIQUE("id","user_id");--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_enrol" CHECK ("activity"."enrol_until" is null or ("activity"."kind" = 'course' and "activity"."enrol_until" < "activity"."ends_at"));--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_lane" CHECK ("message"."lane" in ('door', 'today', 'rest'));