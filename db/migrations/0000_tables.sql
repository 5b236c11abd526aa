CREATE SEQUENCE "public"."line" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "activity" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "activity_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"branch_id" bigint NOT NULL,
	"consultation_hours_id" bigint,
	"course_id" bigint,
	"title" text,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"cancelled_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "activity_slot" UNIQUE("consultation_hours_id","starts_at"),
	CONSTRAINT "activity_kind" CHECK (("activity"."kind" = 'consultation' and "activity"."course_id" is null and "activity"."title" is null)
        or ("activity"."kind" = 'course' and "activity"."course_id" is not null and "activity"."title" is not null and "activity"."consultation_hours_id" is null)),
	CONSTRAINT "activity_order" CHECK ("activity"."starts_at" < "activity"."ends_at")
);
--> statement-breakpoint
CREATE TABLE "attendance" (
	"booking_id" uuid NOT NULL,
	"meeting_id" bigint NOT NULL,
	"resident_id" uuid NOT NULL,
	"during" "tstzrange" NOT NULL,
	CONSTRAINT "attendance_booking_id_meeting_id_pk" PRIMARY KEY("booking_id","meeting_id")
);
--> statement-breakpoint
CREATE TABLE "booking" (
	"id" uuid PRIMARY KEY NOT NULL,
	"activity_id" bigint NOT NULL,
	"resident_id" uuid,
	"status" text NOT NULL,
	"place_no" smallint,
	"code" text NOT NULL,
	"line_no" bigint DEFAULT nextval('line') NOT NULL,
	"hold_until" timestamp with time zone,
	"offered_until" timestamp with time zone,
	"lapsed_at" timestamp with time zone,
	"topic" text,
	"own_laptop" boolean,
	"revision" smallint DEFAULT 0 NOT NULL,
	"form_key" uuid NOT NULL,
	"open_contact" text,
	"open_during" "tstzrange",
	"created_at" timestamp with time zone NOT NULL,
	"cancelled_at" timestamp with time zone,
	"cancelled_by" text,
	CONSTRAINT "booking_status" CHECK ("booking"."status" in ('held', 'waiting', 'offered', 'booked', 'cancelled')),
	CONSTRAINT "booking_place" CHECK (("booking"."place_no" is not null) = ("booking"."status" in ('held', 'offered', 'booked'))),
	CONSTRAINT "booking_hold" CHECK (("booking"."hold_until" is not null) = ("booking"."status" = 'held')),
	CONSTRAINT "booking_resident" CHECK (("booking"."resident_id" is null) = ("booking"."status" = 'held')),
	CONSTRAINT "booking_offer" CHECK (("booking"."offered_until" is not null) = ("booking"."status" = 'offered')),
	CONSTRAINT "booking_cancelled_at" CHECK (("booking"."cancelled_at" is not null) = ("booking"."status" = 'cancelled')),
	CONSTRAINT "booking_cancelled_by" CHECK (("booking"."cancelled_by" is not null) = ("booking"."status" = 'cancelled')),
	CONSTRAINT "booking_cancelled_by_whom" CHECK ("booking"."cancelled_by" in ('resident', 'partner', 'library')),
	CONSTRAINT "booking_open" CHECK (("booking"."open_contact" is null) = ("booking"."open_during" is null))
);
--> statement-breakpoint
CREATE TABLE "branch" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "branch_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"kind" text DEFAULT 'library' NOT NULL,
	"organisation_id" bigint NOT NULL,
	"municipality_id" bigint NOT NULL,
	"phone" text NOT NULL,
	"school_region" text NOT NULL,
	"hours_source_date" date,
	"hours_verified_at" timestamp with time zone,
	CONSTRAINT "branch_slug_unique" UNIQUE("slug"),
	CONSTRAINT "branch_kind" CHECK ("branch"."kind" in ('library', 'outside')),
	CONSTRAINT "branch_school_region" CHECK ("branch"."school_region" in ('noord', 'midden', 'zuid'))
);
--> statement-breakpoint
CREATE TABLE "closure" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "closure_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"branch_id" bigint,
	"from_date" date NOT NULL,
	"until_date" date NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "closure_order" CHECK ("closure"."from_date" <= "closure"."until_date")
);
--> statement-breakpoint
CREATE TABLE "consultation_hours" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "consultation_hours_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"branch_id" bigint NOT NULL,
	"weekday" smallint NOT NULL,
	"from_time" time NOT NULL,
	"until_time" time NOT NULL,
	"minutes" smallint NOT NULL,
	"desks" smallint NOT NULL,
	"valid_from" date NOT NULL,
	"valid_until" date,
	CONSTRAINT "consultation_hours_weekday" CHECK ("consultation_hours"."weekday" between 1 and 7),
	CONSTRAINT "consultation_hours_order" CHECK ("consultation_hours"."from_time" < "consultation_hours"."until_time"),
	CONSTRAINT "consultation_hours_minutes" CHECK ("consultation_hours"."minutes" between 5 and 240),
	CONSTRAINT "consultation_hours_desks" CHECK ("consultation_hours"."desks" between 1 and 20),
	CONSTRAINT "consultation_hours_validity" CHECK ("consultation_hours"."valid_until" is null or "consultation_hours"."valid_from" <= "consultation_hours"."valid_until")
);
--> statement-breakpoint
CREATE TABLE "course" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "course_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"level" text NOT NULL,
	"lessons" smallint NOT NULL,
	"minutes" smallint NOT NULL,
	"capacity" smallint NOT NULL,
	CONSTRAINT "course_slug_unique" UNIQUE("slug"),
	CONSTRAINT "course_level" CHECK ("course"."level" in ('start', 'next', 'anyone'))
);
--> statement-breakpoint
CREATE TABLE "guest" (
	"id" uuid PRIMARY KEY NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"kind" text,
	"topic" text,
	"activity_id" bigint,
	"name" text,
	"contact_of" text,
	"contact_way" text,
	"contact" text,
	"own_laptop" boolean,
	"booking_id" uuid,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "guest_tokenHash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "job_run" (
	"job" text PRIMARY KEY NOT NULL,
	"finished_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "meeting" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "meeting_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"activity_id" bigint NOT NULL,
	"number" smallint NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"during" "tstzrange" GENERATED ALWAYS AS (tstzrange(starts_at, ends_at)) STORED NOT NULL,
	CONSTRAINT "meeting_activityId_number_unique" UNIQUE("activity_id","number"),
	CONSTRAINT "meeting_during" UNIQUE("id","during"),
	CONSTRAINT "meeting_order" CHECK ("meeting"."starts_at" < "meeting"."ends_at")
);
--> statement-breakpoint
CREATE TABLE "message" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"channel" text NOT NULL,
	"booking_id" uuid NOT NULL,
	"status" text DEFAULT 'due' NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"leased_until" timestamp with time zone,
	"lease" uuid,
	"finished_at" timestamp with time zone,
	"receipt" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "message_key_unique" UNIQUE("key"),
	CONSTRAINT "message_channel" CHECK ("message"."channel" in ('email', 'sms', 'call', 'card')),
	CONSTRAINT "message_status" CHECK ("message"."status" in ('due', 'sent', 'failed', 'dropped')),
	CONSTRAINT "message_receipt" CHECK (("message"."status" = 'due') = ("message"."receipt" is null)),
	CONSTRAINT "message_finished" CHECK (("message"."status" = 'due') = ("message"."finished_at" is null))
);
--> statement-breakpoint
CREATE TABLE "municipality" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "municipality_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "municipality_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "opening_hours" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "opening_hours_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"branch_id" bigint NOT NULL,
	"weekday" smallint NOT NULL,
	"from_time" time NOT NULL,
	"until_time" time NOT NULL,
	"kind" text NOT NULL,
	CONSTRAINT "opening_hours_branchId_weekday_kind_fromTime_unique" UNIQUE("branch_id","weekday","kind","from_time"),
	CONSTRAINT "opening_hours_weekday" CHECK ("opening_hours"."weekday" between 1 and 7),
	CONSTRAINT "opening_hours_order" CHECK ("opening_hours"."from_time" < "opening_hours"."until_time"),
	CONSTRAINT "opening_hours_kind" CHECK ("opening_hours"."kind" in ('staffed', 'self_service', 'walk_in'))
);
--> statement-breakpoint
CREATE TABLE "organisation" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "organisation_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"source" text,
	CONSTRAINT "organisation_slug_unique" UNIQUE("slug"),
	CONSTRAINT "organisation_kind" CHECK ("organisation"."kind" in ('library', 'partner', 'municipality'))
);
--> statement-breakpoint
CREATE TABLE "organisation_area" (
	"organisation_id" bigint NOT NULL,
	"municipality_id" bigint NOT NULL,
	CONSTRAINT "organisation_area_organisation_id_municipality_id_pk" PRIMARY KEY("organisation_id","municipality_id")
);
--> statement-breakpoint
CREATE TABLE "place" (
	"activity_id" bigint NOT NULL,
	"number" smallint NOT NULL,
	CONSTRAINT "place_activity_id_number_pk" PRIMARY KEY("activity_id","number"),
	CONSTRAINT "place_number" CHECK ("place"."number" >= 1)
);
--> statement-breakpoint
CREATE TABLE "resident" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"contact_way" text NOT NULL,
	"contact" text,
	"contact_key" text,
	"contact_of" text NOT NULL,
	"language" text NOT NULL,
	"booked_at" timestamp with time zone NOT NULL,
	"forgotten_at" timestamp with time zone,
	CONSTRAINT "resident_contact_way" CHECK ("resident"."contact_way" in ('call', 'sms', 'email', 'card')),
	CONSTRAINT "resident_contact_of" CHECK ("resident"."contact_of" in ('resident', 'helper')),
	CONSTRAINT "resident_contact" CHECK (("resident"."contact_way" = 'card') = ("resident"."contact" is null)),
	CONSTRAINT "resident_forgotten" CHECK ("resident"."forgotten_at" is null or ("resident"."contact" is null and "resident"."name" = '')),
	CONSTRAINT "resident_contact_key" CHECK (("resident"."contact" is null) = ("resident"."contact_key" is null))
);
--> statement-breakpoint
CREATE TABLE "wrong_try" (
	"source" "bytea" NOT NULL,
	"hour" timestamp with time zone NOT NULL,
	"count" integer NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	CONSTRAINT "wrong_try_source_hour_pk" PRIMARY KEY("source","hour")
);
--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_branch_id_branch_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."branch"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_consultation_hours_id_consultation_hours_id_fk" FOREIGN KEY ("consultation_hours_id") REFERENCES "public"."consultation_hours"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_course_id_course_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."course"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_booking_id_booking_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."booking"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_resident_id_resident_id_fk" FOREIGN KEY ("resident_id") REFERENCES "public"."resident"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_at_meeting" FOREIGN KEY ("meeting_id","during") REFERENCES "public"."meeting"("id","during") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_resident_id_resident_id_fk" FOREIGN KEY ("resident_id") REFERENCES "public"."resident"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_holds_place" FOREIGN KEY ("activity_id","place_no") REFERENCES "public"."place"("activity_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "branch" ADD CONSTRAINT "branch_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "branch" ADD CONSTRAINT "branch_municipality_id_municipality_id_fk" FOREIGN KEY ("municipality_id") REFERENCES "public"."municipality"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closure" ADD CONSTRAINT "closure_branch_id_branch_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."branch"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_hours" ADD CONSTRAINT "consultation_hours_branch_id_branch_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."branch"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guest" ADD CONSTRAINT "guest_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_booking_id_booking_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."booking"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opening_hours" ADD CONSTRAINT "opening_hours_branch_id_branch_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."branch"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_area" ADD CONSTRAINT "organisation_area_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_area" ADD CONSTRAINT "organisation_area_municipality_id_municipality_id_fk" FOREIGN KEY ("municipality_id") REFERENCES "public"."municipality"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place" ADD CONSTRAINT "place_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "activity_agenda" ON "activity" USING btree ("kind","branch_id","starts_at");--> statement-breakpoint
CREATE INDEX "activity_by_start" ON "activity" USING btree ("kind","starts_at");--> statement-breakpoint
CREATE INDEX "attendance_meeting_id_index" ON "attendance" USING btree ("meeting_id");--> statement-breakpoint
CREATE UNIQUE INDEX "booking_place_once" ON "booking" USING btree ("activity_id","place_no");--> statement-breakpoint
CREATE UNIQUE INDEX "booking_resident_once" ON "booking" USING btree ("activity_id","resident_id") WHERE "booking"."status" <> 'cancelled';--> statement-breakpoint
CREATE UNIQUE INDEX "booking_code" ON "booking" USING btree ("code");--> statement-breakpoint
CREATE UNIQUE INDEX "booking_form" ON "booking" USING btree ("form_key");--> statement-breakpoint
CREATE INDEX "booking_line" ON "booking" USING btree ("activity_id","status","line_no");--> statement-breakpoint
CREATE INDEX "booking_of_resident" ON "booking" USING btree ("resident_id");--> statement-breakpoint
CREATE INDEX "booking_hold_until" ON "booking" USING btree ("hold_until") WHERE "booking"."status" = 'held';--> statement-breakpoint
CREATE INDEX "booking_offered_until" ON "booking" USING btree ("offered_until") WHERE "booking"."status" = 'offered';--> statement-breakpoint
CREATE INDEX "branch_organisation_id_index" ON "branch" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "closure_branch_id_from_date_index" ON "closure" USING btree ("branch_id","from_date");--> statement-breakpoint
CREATE INDEX "consultation_hours_branch_id_index" ON "consultation_hours" USING btree ("branch_id");--> statement-breakpoint
CREATE INDEX "guest_expires_at_index" ON "guest" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "guest_booking_id_index" ON "guest" USING btree ("booking_id");--> statement-breakpoint
CREATE INDEX "message_due" ON "message" USING btree ("due_at") WHERE status = 'due';--> statement-breakpoint
CREATE INDEX "message_of_booking" ON "message" USING btree ("booking_id");--> statement-breakpoint
CREATE UNIQUE INDEX "resident_once" ON "resident" USING btree ("contact_key","name_key","contact_way");