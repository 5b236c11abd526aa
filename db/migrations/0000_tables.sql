-- Equality beside overlap in one exclusion constraint (db/walls/bookings.sql).
CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
CREATE SEQUENCE "public"."line" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "activity" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "activity_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"branch_id" bigint NOT NULL,
	"consultation_hours_id" bigint,
	"course_id" bigint,
	"title" text,
	"languages" text[] DEFAULT '{"nl"}' NOT NULL,
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
CREATE TABLE "place" (
	"activity_id" bigint NOT NULL,
	"number" smallint NOT NULL,
	CONSTRAINT "place_activity_id_number_pk" PRIMARY KEY("activity_id","number"),
	CONSTRAINT "place_number" CHECK ("place"."number" >= 1)
);
--> statement-breakpoint
CREATE TABLE "reservation" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "reservation_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"activity_id" bigint NOT NULL,
	"partner_id" bigint NOT NULL,
	"places" smallint NOT NULL,
	"until_at" timestamp with time zone NOT NULL,
	"made_by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "reservation_places" CHECK ("reservation"."places" >= 1)
);
--> statement-breakpoint
CREATE TABLE "attendance" (
	"booking_id" uuid NOT NULL,
	"meeting_id" bigint NOT NULL,
	"resident_id" uuid NOT NULL,
	"during" "tstzrange" NOT NULL,
	"mark" text,
	CONSTRAINT "attendance_booking_id_meeting_id_pk" PRIMARY KEY("booking_id","meeting_id"),
	CONSTRAINT "attendance_mark" CHECK ("attendance"."mark" in ('present', 'absent', 'excused'))
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
	"partner_id" bigint,
	"partner_user_id" uuid,
	"agreed_at" timestamp with time zone,
	"attendance_shared" boolean DEFAULT false NOT NULL,
	"name" text,
	"contact" text,
	"language" text,
	"contact_of" text,
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
	CONSTRAINT "booking_partner" CHECK (("booking"."partner_id" is null) = ("booking"."agreed_at" is null)),
	CONSTRAINT "booking_partner_user" CHECK ("booking"."partner_id" is not null or "booking"."partner_user_id" is null),
	CONSTRAINT "booking_shared" CHECK ("booking"."partner_id" is not null or not "booking"."attendance_shared"),
	CONSTRAINT "booking_language" CHECK ("booking"."language" in ('nl', 'en', 'ar')),
	CONSTRAINT "booking_contact_of" CHECK ("booking"."contact_of" in ('resident', 'helper', 'partner')),
	CONSTRAINT "booking_open" CHECK (("booking"."open_contact" is null) = ("booking"."open_during" is null))
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
	CONSTRAINT "resident_contact_of" CHECK ("resident"."contact_of" in ('resident', 'helper', 'partner')),
	CONSTRAINT "resident_contact" CHECK (("resident"."contact_way" = 'card') = ("resident"."contact" is null)),
	CONSTRAINT "resident_forgotten" CHECK ("resident"."forgotten_at" is null or ("resident"."contact" is null and "resident"."name" = '')),
	CONSTRAINT "resident_contact_key" CHECK (("resident"."contact" is null) = ("resident"."contact_key" is null))
);
--> statement-breakpoint
CREATE TABLE "message" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"channel" text NOT NULL,
	"booking_id" uuid,
	"invitation_id" uuid,
	"sign_in_id" uuid,
	"status" text DEFAULT 'due' NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"leased_until" timestamp with time zone,
	"lease" uuid,
	"finished_at" timestamp with time zone,
	"receipt" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "message_key_unique" UNIQUE("key"),
	CONSTRAINT "message_about" CHECK (num_nonnulls("message"."booking_id", "message"."invitation_id", "message"."sign_in_id") = 1),
	CONSTRAINT "message_channel" CHECK ("message"."channel" in ('email', 'sms', 'call', 'card')),
	CONSTRAINT "message_status" CHECK ("message"."status" in ('due', 'sent', 'failed', 'dropped')),
	CONSTRAINT "message_receipt" CHECK (("message"."status" = 'due') = ("message"."receipt" is null)),
	CONSTRAINT "message_finished" CHECK (("message"."status" = 'due') = ("message"."finished_at" is null))
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
	CONSTRAINT "organisation_of_kind" UNIQUE("id","kind"),
	CONSTRAINT "organisation_kind" CHECK ("organisation"."kind" in ('library', 'partner', 'municipality'))
);
--> statement-breakpoint
CREATE TABLE "organisation_area" (
	"organisation_id" bigint NOT NULL,
	"municipality_id" bigint NOT NULL,
	CONSTRAINT "organisation_area_organisation_id_municipality_id_pk" PRIMARY KEY("organisation_id","municipality_id")
);
--> statement-breakpoint
CREATE TABLE "invitation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"organisation_id" bigint NOT NULL,
	"organisation_kind" text NOT NULL,
	"role" text NOT NULL,
	"contact_person" boolean DEFAULT false NOT NULL,
	"volunteer" boolean DEFAULT false NOT NULL,
	"invited_by" uuid,
	"token_hash" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "invitation_tokenHash_unique" UNIQUE("token_hash"),
	CONSTRAINT "invitation_email" CHECK ("invitation"."email" = lower("invitation"."email")),
	CONSTRAINT "invitation_role" CHECK (case "invitation"."role"
  when 'partner' then "invitation"."organisation_kind" in ('partner', 'municipality')
  when 'reader' then "invitation"."organisation_kind" = 'municipality'
  else "invitation"."role" in ('coordinator', 'adviser', 'trainer', 'dpo') and "invitation"."organisation_kind" = 'library' end),
	CONSTRAINT "invitation_contact_person" CHECK (not "invitation"."contact_person" or "invitation"."role" = 'partner'),
	CONSTRAINT "invitation_volunteer" CHECK (not "invitation"."volunteer" or "invitation"."role" in ('adviser', 'trainer')),
	CONSTRAINT "invitation_once" CHECK ("invitation"."accepted_at" is null or "invitation"."withdrawn_at" is null)
);
--> statement-breakpoint
CREATE TABLE "member" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"organisation_id" bigint NOT NULL,
	"organisation_kind" text NOT NULL,
	"role" text NOT NULL,
	"contact_person" boolean DEFAULT false NOT NULL,
	"volunteer" boolean DEFAULT false NOT NULL,
	"secrecy_promised_on" date,
	"created_at" timestamp with time zone NOT NULL,
	"deactivated_at" timestamp with time zone,
	"deactivated_by" uuid,
	CONSTRAINT "member_role" CHECK (case "member"."role"
  when 'partner' then "member"."organisation_kind" in ('partner', 'municipality')
  when 'reader' then "member"."organisation_kind" = 'municipality'
  else "member"."role" in ('coordinator', 'adviser', 'trainer', 'dpo') and "member"."organisation_kind" = 'library' end),
	CONSTRAINT "member_contact_person" CHECK (not "member"."contact_person" or "member"."role" = 'partner'),
	CONSTRAINT "member_volunteer" CHECK (not "member"."volunteer" or "member"."role" in ('adviser', 'trainer'))
);
--> statement-breakpoint
CREATE TABLE "recovery_code" (
	"user_id" uuid NOT NULL,
	"hash" "bytea" NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "recovery_code_user_id_hash_pk" PRIMARY KEY("user_id","hash")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"via" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"second_factor_at" timestamp with time zone,
	CONSTRAINT "session_via" CHECK ("session"."via" in ('link', 'oidc', 'demo'))
);
--> statement-breakpoint
CREATE TABLE "sign_in" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"browser_hash" "bytea" NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"code_tries" smallint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "sign_in_tokenHash_unique" UNIQUE("token_hash"),
	CONSTRAINT "sign_in_tries" CHECK ("sign_in"."code_tries" between 0 and 5)
);
--> statement-breakpoint
CREATE TABLE "user_account" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"signed_in_at" timestamp with time zone,
	"work_account" text,
	"totp_secret" "bytea",
	"totp_confirmed_at" timestamp with time zone,
	"totp_step" bigint,
	"reset_asked_by" uuid,
	"reset_asked_at" timestamp with time zone,
	CONSTRAINT "user_account_email_unique" UNIQUE("email"),
	CONSTRAINT "user_work_account" UNIQUE("work_account"),
	CONSTRAINT "user_reset" CHECK (("user_account"."reset_asked_by" is null) = ("user_account"."reset_asked_at" is null)),
	CONSTRAINT "user_email" CHECK ("user_account"."email" = lower("user_account"."email")),
	CONSTRAINT "user_totp" CHECK ("user_account"."totp_confirmed_at" is null or "user_account"."totp_secret" is not null)
);
--> statement-breakpoint
CREATE TABLE "attempt" (
	"what" text NOT NULL,
	"source" "bytea" NOT NULL,
	"hour" timestamp with time zone NOT NULL,
	"count" integer NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	CONSTRAINT "attempt_what_source_hour_pk" PRIMARY KEY("what","source","hour")
);
--> statement-breakpoint
CREATE TABLE "job_run" (
	"job" text PRIMARY KEY NOT NULL,
	"finished_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "journal" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "journal_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone NOT NULL,
	"user_id" uuid,
	"organisation_id" bigint,
	"job" text,
	"verb" text NOT NULL,
	"kind" text NOT NULL,
	"why" text NOT NULL,
	"row_ids" text[] NOT NULL,
	CONSTRAINT "journal_verb" CHECK ("journal"."verb" in ('see', 'make', 'change', 'export')),
	CONSTRAINT "journal_who" CHECK (("journal"."user_id" is null) = ("journal"."job" is not null))
);
--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_branch_id_branch_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."branch"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_consultation_hours_id_consultation_hours_id_fk" FOREIGN KEY ("consultation_hours_id") REFERENCES "public"."consultation_hours"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_course_id_course_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."course"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_hours" ADD CONSTRAINT "consultation_hours_branch_id_branch_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."branch"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place" ADD CONSTRAINT "place_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservation" ADD CONSTRAINT "reservation_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservation" ADD CONSTRAINT "reservation_partner_id_organisation_id_fk" FOREIGN KEY ("partner_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservation" ADD CONSTRAINT "reservation_made_by_user_account_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."user_account"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_booking_id_booking_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."booking"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_resident_id_resident_id_fk" FOREIGN KEY ("resident_id") REFERENCES "public"."resident"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_at_meeting" FOREIGN KEY ("meeting_id","during") REFERENCES "public"."meeting"("id","during") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_resident_id_resident_id_fk" FOREIGN KEY ("resident_id") REFERENCES "public"."resident"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_partner_id_organisation_id_fk" FOREIGN KEY ("partner_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_partner_user_id_user_account_id_fk" FOREIGN KEY ("partner_user_id") REFERENCES "public"."user_account"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_holds_place" FOREIGN KEY ("activity_id","place_no") REFERENCES "public"."place"("activity_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guest" ADD CONSTRAINT "guest_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_booking_id_booking_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."booking"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_invitation_id_invitation_id_fk" FOREIGN KEY ("invitation_id") REFERENCES "public"."invitation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_sign_in_id_sign_in_id_fk" FOREIGN KEY ("sign_in_id") REFERENCES "public"."sign_in"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "branch" ADD CONSTRAINT "branch_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "branch" ADD CONSTRAINT "branch_municipality_id_municipality_id_fk" FOREIGN KEY ("municipality_id") REFERENCES "public"."municipality"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closure" ADD CONSTRAINT "closure_branch_id_branch_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."branch"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opening_hours" ADD CONSTRAINT "opening_hours_branch_id_branch_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."branch"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_area" ADD CONSTRAINT "organisation_area_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_area" ADD CONSTRAINT "organisation_area_municipality_id_municipality_id_fk" FOREIGN KEY ("municipality_id") REFERENCES "public"."municipality"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_invited_by_user_account_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."user_account"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_to_organisation" FOREIGN KEY ("organisation_id","organisation_kind") REFERENCES "public"."organisation"("id","kind") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_user_id_user_account_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user_account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_deactivated_by_user_account_id_fk" FOREIGN KEY ("deactivated_by") REFERENCES "public"."user_account"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_of_organisation" FOREIGN KEY ("organisation_id","organisation_kind") REFERENCES "public"."organisation"("id","kind") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_user_id_user_account_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user_account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_user_account_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user_account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in" ADD CONSTRAINT "sign_in_user_id_user_account_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user_account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "activity_agenda" ON "activity" USING btree ("kind","branch_id","starts_at");--> statement-breakpoint
CREATE INDEX "activity_by_start" ON "activity" USING btree ("kind","starts_at");--> statement-breakpoint
CREATE INDEX "consultation_hours_branch_id_index" ON "consultation_hours" USING btree ("branch_id");--> statement-breakpoint
CREATE UNIQUE INDEX "reservation_once" ON "reservation" USING btree ("activity_id","partner_id") WHERE "reservation"."withdrawn_at" is null;--> statement-breakpoint
CREATE INDEX "attendance_meeting_id_index" ON "attendance" USING btree ("meeting_id");--> statement-breakpoint
CREATE UNIQUE INDEX "booking_place_once" ON "booking" USING btree ("activity_id","place_no");--> statement-breakpoint
CREATE UNIQUE INDEX "booking_resident_once" ON "booking" USING btree ("activity_id","resident_id") WHERE "booking"."status" <> 'cancelled';--> statement-breakpoint
CREATE UNIQUE INDEX "booking_code" ON "booking" USING btree ("code");--> statement-breakpoint
CREATE UNIQUE INDEX "booking_form" ON "booking" USING btree ("form_key");--> statement-breakpoint
CREATE INDEX "booking_line" ON "booking" USING btree ("activity_id","status","line_no");--> statement-breakpoint
CREATE INDEX "booking_of_resident" ON "booking" USING btree ("resident_id");--> statement-breakpoint
CREATE INDEX "booking_of_partner" ON "booking" USING btree ("partner_id","created_at") WHERE "booking"."partner_id" is not null;--> statement-breakpoint
CREATE INDEX "booking_hold_until" ON "booking" USING btree ("hold_until") WHERE "booking"."status" = 'held';--> statement-breakpoint
CREATE INDEX "booking_offered_until" ON "booking" USING btree ("offered_until") WHERE "booking"."status" = 'offered';--> statement-breakpoint
CREATE INDEX "guest_expires_at_index" ON "guest" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "guest_booking_id_index" ON "guest" USING btree ("booking_id");--> statement-breakpoint
CREATE UNIQUE INDEX "resident_once" ON "resident" USING btree ("contact_key","name_key","contact_way");--> statement-breakpoint
CREATE INDEX "resident_known" ON "resident" USING btree ("booked_at") WHERE "resident"."forgotten_at" is null;--> statement-breakpoint
CREATE INDEX "message_due" ON "message" USING btree ("due_at") WHERE status = 'due';--> statement-breakpoint
CREATE INDEX "message_of_booking" ON "message" USING btree ("booking_id");--> statement-breakpoint
CREATE INDEX "message_of_invitation" ON "message" USING btree ("invitation_id") WHERE "message"."invitation_id" is not null;--> statement-breakpoint
CREATE INDEX "message_of_sign_in" ON "message" USING btree ("sign_in_id") WHERE "message"."sign_in_id" is not null;--> statement-breakpoint
CREATE INDEX "branch_organisation_id_index" ON "branch" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "closure_branch_id_from_date_index" ON "closure" USING btree ("branch_id","from_date");--> statement-breakpoint
CREATE UNIQUE INDEX "invitation_open" ON "invitation" USING btree ("email") WHERE "invitation"."accepted_at" is null and "invitation"."withdrawn_at" is null;--> statement-breakpoint
CREATE INDEX "invitation_to" ON "invitation" USING btree ("organisation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "member_once" ON "member" USING btree ("user_id") WHERE "member"."deactivated_at" is null;--> statement-breakpoint
CREATE INDEX "member_of" ON "member" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "session_of" ON "session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sign_in_browser" ON "sign_in" USING btree ("browser_hash");--> statement-breakpoint
CREATE INDEX "sign_in_expires" ON "sign_in" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "attempt_hour" ON "attempt" USING btree ("hour");--> statement-breakpoint
CREATE INDEX "journal_at" ON "journal" USING btree ("at");--> statement-breakpoint
CREATE INDEX "journal_rows" ON "journal" USING gin ("row_ids");