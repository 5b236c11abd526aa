CREATE TABLE "call" (
	"id" uuid PRIMARY KEY NOT NULL,
	"message_id" uuid NOT NULL,
	"outcome" text NOT NULL,
	"answer" text,
	"at" timestamp with time zone NOT NULL,
	"called_by" uuid,
	"due_before" timestamp with time zone NOT NULL,
	"again_at" timestamp with time zone,
	"undone_at" timestamp with time zone,
	CONSTRAINT "call_outcome" CHECK ("call"."outcome" in ('spoken', 'no_answer', 'voicemail', 'wrong_number')),
	CONSTRAINT "call_answer" CHECK ("call"."answer" in ('yes', 'no', 'other')),
	CONSTRAINT "call_answered" CHECK ("call"."answer" is null or "call"."outcome" = 'spoken'),
	CONSTRAINT "call_again" CHECK ("call"."again_at" is null or "call"."outcome" in ('no_answer', 'voicemail'))
);--> statement-breakpoint
CREATE TABLE "task" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"booking_id" uuid NOT NULL,
	"call_id" uuid,
	"owner" text NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	"done_by" uuid,
	"receipt" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "task_kind" CHECK ("task"."kind" in ('not_reached', 'wrong_number', 'something_else', 'perhaps_double')),
	CONSTRAINT "task_owner" CHECK ("task"."owner" in ('coordinator', 'adviser')),
	CONSTRAINT "task_receipt" CHECK ("task"."receipt" in ('told', 'arranged', 'given_up')),
	CONSTRAINT "task_done" CHECK (("task"."done_at" is null) = ("task"."receipt" is null))
);--> statement-breakpoint
CREATE TABLE "settings" (
	"organisation_id" bigint PRIMARY KEY NOT NULL,
	"monday_from" time DEFAULT '09:00',
	"monday_until" time DEFAULT '17:00',
	"tuesday_from" time DEFAULT '09:00',
	"tuesday_until" time DEFAULT '17:00',
	"wednesday_from" time DEFAULT '09:00',
	"wednesday_until" time DEFAULT '17:00',
	"thursday_from" time DEFAULT '09:00',
	"thursday_until" time DEFAULT '17:00',
	"friday_from" time DEFAULT '09:00',
	"friday_until" time DEFAULT '17:00',
	"saturday_from" time,
	"saturday_until" time,
	"sunday_from" time,
	"sunday_until" time,
	"offer_hours" smallint DEFAULT 48 NOT NULL,
	"reach_windows" smallint DEFAULT 1 NOT NULL,
	CONSTRAINT "settings_monday" CHECK (("settings"."monday_from" is null) = ("settings"."monday_until" is null) and "settings"."monday_from" >= '08:00'
          and "settings"."monday_from" < "settings"."monday_until" and "settings"."monday_until" <= '21:00'),
	CONSTRAINT "settings_tuesday" CHECK (("settings"."tuesday_from" is null) = ("settings"."tuesday_until" is null) and "settings"."tuesday_from" >= '08:00'
          and "settings"."tuesday_from" < "settings"."tuesday_until" and "settings"."tuesday_until" <= '21:00'),
	CONSTRAINT "settings_wednesday" CHECK (("settings"."wednesday_from" is null) = ("settings"."wednesday_until" is null) and "settings"."wednesday_from" >= '08:00'
          and "settings"."wednesday_from" < "settings"."wednesday_until" and "settings"."wednesday_until" <= '21:00'),
	CONSTRAINT "settings_thursday" CHECK (("settings"."thursday_from" is null) = ("settings"."thursday_until" is null) and "settings"."thursday_from" >= '08:00'
          and "settings"."thursday_from" < "settings"."thursday_until" and "settings"."thursday_until" <= '21:00'),
	CONSTRAINT "settings_friday" CHECK (("settings"."friday_from" is null) = ("settings"."friday_until" is null) and "settings"."friday_from" >= '08:00'
          and "settings"."friday_from" < "settings"."friday_until" and "settings"."friday_until" <= '21:00'),
	CONSTRAINT "settings_saturday" CHECK (("settings"."saturday_from" is null) = ("settings"."saturday_until" is null) and "settings"."saturday_from" >= '08:00'
          and "settings"."saturday_from" < "settings"."saturday_until" and "settings"."saturday_until" <= '21:00'),
	CONSTRAINT "settings_sunday" CHECK (("settings"."sunday_from" is null) = ("settings"."sunday_until" is null) and "settings"."sunday_from" >= '08:00'
          and "settings"."sunday_from" < "settings"."sunday_until" and "settings"."sunday_until" <= '21:00'),
	CONSTRAINT "settings_calls" CHECK (num_nonnulls("settings"."monday_from", "settings"."tuesday_from", "settings"."wednesday_from", "settings"."thursday_from", "settings"."friday_from",
        "settings"."saturday_from", "settings"."sunday_from") >= 1),
	CONSTRAINT "settings_offer_hours" CHECK ("settings"."offer_hours" between 2 and 336),
	CONSTRAINT "settings_reach_windows" CHECK ("settings"."reach_windows" between 1 and 10)
);--> statement-breakpoint
DROP INDEX "resident_once";--> statement-breakpoint
DROP INDEX "message_due";--> statement-breakpoint
DROP INDEX "member_once";--> statement-breakpoint
ALTER TABLE "activity" ADD COLUMN "enrol_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "resident" ADD COLUMN "twin" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "lane" text DEFAULT 'rest' NOT NULL;--> statement-breakpoint
-- A session says for which work it is: everybody signs in once more.
DELETE FROM session;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "member_id" uuid NOT NULL;--> statement-breakpoint
ALTER TABLE "call" ADD CONSTRAINT "call_message_id_message_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."message"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call" ADD CONSTRAINT "call_called_by_user_account_id_fk" FOREIGN KEY ("called_by") REFERENCES "public"."user_account"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_booking_id_booking_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."booking"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_call_id_call_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."call"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_done_by_user_account_id_fk" FOREIGN KEY ("done_by") REFERENCES "public"."user_account"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "call_of_message" ON "call" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "call_at" ON "call" USING btree ("at");--> statement-breakpoint
CREATE INDEX "task_of_booking" ON "task" USING btree ("booking_id");--> statement-breakpoint
CREATE INDEX "task_due" ON "task" USING btree ("due_at") WHERE done_at is null;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_of_user" UNIQUE("id","user_id");--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_at_work" FOREIGN KEY ("member_id","user_id") REFERENCES "public"."member"("id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "activity_by_enrolment" ON "activity" USING btree ("kind",coalesce("enrol_until", "starts_at"));--> statement-breakpoint
CREATE INDEX "meeting_by_start" ON "meeting" USING btree ("starts_at");--> statement-breakpoint
CREATE INDEX "booking_open_contact" ON "booking" USING btree ("open_contact") WHERE "booking"."open_contact" is not null and "booking"."status" <> 'cancelled';--> statement-breakpoint
CREATE UNIQUE INDEX "resident_once" ON "resident" USING btree ("contact_key","name_key","contact_way","twin");--> statement-breakpoint
CREATE INDEX "message_due" ON "message" USING btree ("lane","due_at") WHERE status = 'due';--> statement-breakpoint
CREATE UNIQUE INDEX "member_once" ON "member" USING btree ("user_id","organisation_id") WHERE "member"."deactivated_at" is null;--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_enrol" CHECK ("activity"."enrol_until" is null or ("activity"."kind" = 'course' and "activity"."enrol_until" < "activity"."ends_at"));--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_lane" CHECK ("message"."lane" in ('door', 'today', 'rest'));
