CREATE TABLE "overbooking" (
	"id" uuid PRIMARY KEY NOT NULL,
	"activity_id" bigint NOT NULL,
	"number" smallint NOT NULL,
	"because" text NOT NULL,
	"made_by" uuid,
	"made_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "overbooking_because" CHECK ("overbooking"."because" in ('promised', 'urgent', 'travels_far', 'library_mistake')),
	CONSTRAINT "overbooking_number" CHECK ("overbooking"."number" between 1 and 10)
);
--> statement-breakpoint
CREATE TABLE "copied_line" (
	"branch_id" bigint NOT NULL,
	"month" date NOT NULL,
	"line" text NOT NULL,
	"counted" integer NOT NULL,
	"copied_at" timestamp with time zone NOT NULL,
	"copied_by" uuid,
	CONSTRAINT "copied_line_branch_id_month_line_pk" PRIMARY KEY("branch_id","month","line"),
	CONSTRAINT "copied_line_month" CHECK (extract(day from "copied_line"."month") = 1),
	CONSTRAINT "copied_line_counted" CHECK ("copied_line"."counted" >= 0)
);
--> statement-breakpoint
CREATE TABLE "extra" (
	"id" uuid PRIMARY KEY NOT NULL,
	"meeting_id" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"marked_by" uuid,
	"undone_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "mark" (
	"id" uuid PRIMARY KEY NOT NULL,
	"booking_id" uuid NOT NULL,
	"meeting_id" bigint NOT NULL,
	"says" text NOT NULL,
	"manner" text,
	"seen_revision" smallint NOT NULL,
	"made_revision" smallint,
	"was_mark" text,
	"was_marked_at" timestamp with time zone,
	"was_arrived_at" timestamp with time zone,
	"was_manner" text,
	"at" timestamp with time zone NOT NULL,
	"marked_by" uuid,
	"undone_at" timestamp with time zone,
	CONSTRAINT "mark_says" CHECK ("mark"."says" in ('arrived', 'present', 'absent', 'excused', 'none')),
	CONSTRAINT "mark_manner" CHECK ("mark"."manner" in ('late', 'early', 'stand_in')),
	CONSTRAINT "mark_manner_of_who_came" CHECK ("mark"."manner" is null or "mark"."says" in ('arrived', 'present')),
	CONSTRAINT "mark_undone" CHECK ("mark"."undone_at" is null or "mark"."made_revision" is not null)
);
--> statement-breakpoint
CREATE TABLE "question" (
	"id" uuid PRIMARY KEY NOT NULL,
	"visit_id" uuid NOT NULL,
	"topic" text NOT NULL,
	"help" text[] NOT NULL,
	"outcome" text NOT NULL,
	"minutes" text,
	"provider" text,
	CONSTRAINT "question_help" CHECK ("question"."help" <@ array['explained', 'looked_up', 'device', 'digid', 'course_offered', 'referred']
        and cardinality("question"."help") between 1 and 6),
	CONSTRAINT "question_outcome" CHECK ("question"."outcome" in ('helped', 'partly', 'returns', 'referred', 'not_helped')),
	CONSTRAINT "question_minutes" CHECK ("question"."minutes" in ('lt5', '5_15', '15_30', '30_60', 'gt60')),
	CONSTRAINT "question_topic" CHECK ("question"."topic" ~ '^[a-z][a-z-]{1,39}$'),
	CONSTRAINT "question_provider" CHECK ("question"."provider" ~ '^[a-z][a-z-]{1,39}$')
);
--> statement-breakpoint
CREATE TABLE "run_trainer" (
	"activity_id" bigint NOT NULL,
	"user_id" uuid NOT NULL,
	"bound_by" uuid,
	"bound_at" timestamp with time zone NOT NULL,
	CONSTRAINT "run_trainer_activity_id_user_id_pk" PRIMARY KEY("activity_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "ticket" (
	"id" uuid PRIMARY KEY NOT NULL,
	"branch_id" bigint NOT NULL,
	"day" date NOT NULL,
	"number" smallint NOT NULL,
	"first_name" text,
	"state" text NOT NULL,
	"came_at" timestamp with time zone NOT NULL,
	"turn_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	CONSTRAINT "ticket_once" UNIQUE("branch_id","day","number"),
	CONSTRAINT "ticket_number" CHECK ("ticket"."number" >= 1),
	CONSTRAINT "ticket_first_name" CHECK (length("ticket"."first_name") between 1 and 40),
	CONSTRAINT "ticket_state" CHECK ("ticket"."state" in ('waiting', 'turn', 'helped', 'left')),
	CONSTRAINT "ticket_turn" CHECK ("ticket"."state" <> 'waiting' or "ticket"."turn_at" is null),
	CONSTRAINT "ticket_ended" CHECK (("ticket"."ended_at" is not null) = ("ticket"."state" in ('helped', 'left')))
);
--> statement-breakpoint
CREATE TABLE "topic_mapping" (
	"topic" text PRIMARY KEY NOT NULL,
	"domain" text NOT NULL,
	"provider" text,
	CONSTRAINT "topic_mapping_domain" CHECK ("topic_mapping"."domain" in ('overheid', 'bibliotheek', 'anders'))
);
--> statement-breakpoint
CREATE TABLE "visit" (
	"id" uuid PRIMARY KEY NOT NULL,
	"branch_id" bigint NOT NULL,
	"day" date NOT NULL,
	"day_part" text NOT NULL,
	"channel" text NOT NULL,
	"helped_by" text NOT NULL,
	CONSTRAINT "visit_day_part" CHECK ("visit"."day_part" in ('morning', 'afternoon', 'evening')),
	CONSTRAINT "visit_channel" CHECK ("visit"."channel" in ('walk_in', 'appointment', 'telephone', 'email')),
	CONSTRAINT "visit_helped_by" CHECK ("visit"."helped_by" in ('staff', 'volunteer', 'partner'))
);
--> statement-breakpoint
CREATE TABLE "visit_seen" (
	"id" uuid PRIMARY KEY NOT NULL,
	"day" date NOT NULL
);
--> statement-breakpoint
ALTER TABLE "task" DROP CONSTRAINT "task_kind";--> statement-breakpoint
ALTER TABLE "attendance" ADD COLUMN "arrived_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "attendance" ADD COLUMN "marked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "attendance" ADD COLUMN "manner" text;--> statement-breakpoint
ALTER TABLE "attendance" ADD COLUMN "revision" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "booking" ADD COLUMN "at_desk" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "resident" ADD COLUMN "last_digits" text GENERATED ALWAYS AS (case when contact_way in ('call', 'sms') then right(contact_key, 4) end) STORED;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "overbook_most" smallint DEFAULT 2 NOT NULL;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "desk_topics" text[] DEFAULT '{"digid-app","digid-nieuw","zorgtoeslag","aangifte","mijnoverheid","telefoon-tablet","printen","rijbewijs","cursus","woning-zoeken"}' NOT NULL;--> statement-breakpoint
ALTER TABLE "overbooking" ADD CONSTRAINT "overbooking_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "overbooking" ADD CONSTRAINT "overbooking_made_by_user_account_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."user_account"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "copied_line" ADD CONSTRAINT "copied_line_branch_id_branch_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."branch"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "copied_line" ADD CONSTRAINT "copied_line_copied_by_user_account_id_fk" FOREIGN KEY ("copied_by") REFERENCES "public"."user_account"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "extra" ADD CONSTRAINT "extra_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "extra" ADD CONSTRAINT "extra_marked_by_user_account_id_fk" FOREIGN KEY ("marked_by") REFERENCES "public"."user_account"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mark" ADD CONSTRAINT "mark_marked_by_user_account_id_fk" FOREIGN KEY ("marked_by") REFERENCES "public"."user_account"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mark" ADD CONSTRAINT "mark_of_attendance" FOREIGN KEY ("booking_id","meeting_id") REFERENCES "public"."attendance"("booking_id","meeting_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question" ADD CONSTRAINT "question_visit_id_visit_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."visit"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_trainer" ADD CONSTRAINT "run_trainer_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_trainer" ADD CONSTRAINT "run_trainer_user_id_user_account_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user_account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_trainer" ADD CONSTRAINT "run_trainer_bound_by_user_account_id_fk" FOREIGN KEY ("bound_by") REFERENCES "public"."user_account"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_branch_id_branch_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."branch"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit" ADD CONSTRAINT "visit_branch_id_branch_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."branch"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "overbooking_open" ON "overbooking" USING btree ("activity_id","number") WHERE "overbooking"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "extra_of_meeting" ON "extra" USING btree ("meeting_id");--> statement-breakpoint
CREATE INDEX "mark_of_attendance_row" ON "mark" USING btree ("booking_id","meeting_id");--> statement-breakpoint
CREATE INDEX "mark_of_meeting" ON "mark" USING btree ("meeting_id","at");--> statement-breakpoint
CREATE INDEX "question_of_visit" ON "question" USING btree ("visit_id");--> statement-breakpoint
CREATE INDEX "run_trainer_of_user" ON "run_trainer" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "visit_of_day" ON "visit" USING btree ("day","branch_id");--> statement-breakpoint
CREATE INDEX "visit_seen_day" ON "visit_seen" USING btree ("day");--> statement-breakpoint
CREATE INDEX "booking_waiting" ON "booking" USING btree ("activity_id") WHERE "booking"."status" = 'waiting';--> statement-breakpoint
CREATE INDEX "resident_last_digits" ON "resident" USING btree ("last_digits") WHERE "resident"."last_digits" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "task_of_absence_once" ON "task" USING btree ("booking_id") WHERE "task"."kind" = 'missed_lessons';--> statement-breakpoint
-- What was marked before this was known was marked when the meeting was over.
UPDATE attendance SET marked_at = upper(during) WHERE mark IS NOT NULL;--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_marked_at" CHECK (("attendance"."mark" is null) = ("attendance"."marked_at" is null));--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_arrived" CHECK ("attendance"."arrived_at" is null or "attendance"."mark" is null or "attendance"."mark" = 'present');--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_manner" CHECK ("attendance"."manner" in ('late', 'early', 'stand_in'));--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_manner_of_who_came" CHECK ("attendance"."manner" is null or "attendance"."arrived_at" is not null or "attendance"."mark" = 'present');--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_kind" CHECK ("task"."kind" in ('not_reached', 'wrong_number', 'something_else', 'perhaps_double', 'missed_lessons'));--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_overbook_most" CHECK ("settings"."overbook_most" between 0 and 10);--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_desk_topics" CHECK (cardinality("settings"."desk_topics") between 1 and 10);