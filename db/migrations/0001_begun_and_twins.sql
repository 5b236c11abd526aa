DROP INDEX "resident_once";--> statement-breakpoint
ALTER TABLE "activity" ADD COLUMN "enrol_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "resident" ADD COLUMN "twin" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "activity_by_enrolment" ON "activity" USING btree ("kind",coalesce("enrol_until", "starts_at"));--> statement-breakpoint
CREATE UNIQUE INDEX "resident_once" ON "resident" USING btree ("contact_key","name_key","contact_way","twin");--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_enrol" CHECK ("activity"."enrol_until" is null or ("activity"."kind" = 'course' and "activity"."enrol_until" < "activity"."ends_at"));