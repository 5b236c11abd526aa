CREATE TABLE "hours_exception" (
	"hours_id" bigint NOT NULL,
	"date" date NOT NULL,
	"off" boolean NOT NULL,
	"from_time" time,
	"until_time" time,
	"desks" smallint,
	"because" text NOT NULL,
	"made_by" uuid,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "hours_exception_hours_id_date_pk" PRIMARY KEY("hours_id","date"),
	CONSTRAINT "hours_exception_off" CHECK (not "hours_exception"."off" or num_nonnulls("hours_exception"."from_time", "hours_exception"."until_time", "hours_exception"."desks") = 0),
	CONSTRAINT "hours_exception_says" CHECK ("hours_exception"."off" or num_nonnulls("hours_exception"."from_time", "hours_exception"."desks") >= 1),
	CONSTRAINT "hours_exception_times" CHECK (("hours_exception"."from_time" is null) = ("hours_exception"."until_time" is null) and "hours_exception"."from_time" < "hours_exception"."until_time"),
	CONSTRAINT "hours_exception_desks" CHECK ("hours_exception"."desks" between 1 and 20),
	CONSTRAINT "hours_exception_because" CHECK ("hours_exception"."because" in ('illness', 'training', 'event', 'busy', 'other'))
);
--> statement-breakpoint
CREATE TABLE "hours_version" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "hours_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"hours_id" bigint NOT NULL,
	"valid_from" date NOT NULL,
	"valid_until" date,
	"weekday" smallint NOT NULL,
	"rhythm" text DEFAULT 'weekly' NOT NULL,
	"anchor" date,
	"nth" smallint,
	"from_time" time NOT NULL,
	"until_time" time NOT NULL,
	"minutes" smallint NOT NULL,
	"pause" smallint DEFAULT 0 NOT NULL,
	"desks" smallint NOT NULL,
	"walk_in_desks" smallint DEFAULT 0 NOT NULL,
	"languages" text[] DEFAULT '{"nl"}' NOT NULL,
	"topics" text[],
	"made_by" uuid,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "hours_version_weekday" CHECK ("hours_version"."weekday" between 1 and 7),
	CONSTRAINT "hours_version_rhythm" CHECK ("hours_version"."rhythm" in ('weekly', 'fortnightly', 'monthly')),
	CONSTRAINT "hours_version_anchor" CHECK (("hours_version"."anchor" is not null) = ("hours_version"."rhythm" = 'fortnightly')),
	CONSTRAINT "hours_version_nth" CHECK (("hours_version"."nth" is not null) = ("hours_version"."rhythm" = 'monthly') and "hours_version"."nth" between 1 and 5),
	CONSTRAINT "hours_version_order" CHECK ("hours_version"."from_time" < "hours_version"."until_time"),
	CONSTRAINT "hours_version_minutes" CHECK ("hours_version"."minutes" between 5 and 240),
	CONSTRAINT "hours_version_pause" CHECK ("hours_version"."pause" between 0 and 60),
	CONSTRAINT "hours_version_desks" CHECK ("hours_version"."desks" between 1 and 20),
	CONSTRAINT "hours_version_walk_in" CHECK ("hours_version"."walk_in_desks" between 0 and "hours_version"."desks"),
	CONSTRAINT "hours_version_languages" CHECK (cardinality("hours_version"."languages") >= 1),
	CONSTRAINT "hours_version_topics" CHECK (cardinality("hours_version"."topics") >= 1),
	CONSTRAINT "hours_version_validity" CHECK ("hours_version"."valid_until" is null or "hours_version"."valid_from" <= "hours_version"."valid_until")
);
--> statement-breakpoint
CREATE TABLE "lesson_off" (
	"activity_id" bigint NOT NULL,
	"number" smallint NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"off_at" timestamp with time zone NOT NULL,
	"off_by" uuid,
	CONSTRAINT "lesson_off_activity_id_number_pk" PRIMARY KEY("activity_id","number"),
	CONSTRAINT "lesson_off_order" CHECK ("lesson_off"."starts_at" < "lesson_off"."ends_at")
);
--> statement-breakpoint
CREATE TABLE "branch_address" (
	"branch_id" bigint NOT NULL,
	"valid_from" date NOT NULL,
	"street" text NOT NULL,
	"postcode" text NOT NULL,
	"town" text NOT NULL,
	"entrance" text,
	"map_url" text,
	CONSTRAINT "branch_address_branch_id_valid_from_pk" PRIMARY KEY("branch_id","valid_from"),
	CONSTRAINT "branch_address_postcode" CHECK ("branch_address"."postcode" ~ '^[1-9][0-9]{3} [A-Z]{2}$'),
	CONSTRAINT "branch_address_map" CHECK ("branch_address"."map_url" ~ '^https://')
);
--> statement-breakpoint
CREATE TABLE "holiday" (
	"day" date PRIMARY KEY NOT NULL,
	"closed" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "school_holiday" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "school_holiday_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"region" text NOT NULL,
	"name" text NOT NULL,
	"from_date" date NOT NULL,
	"until_date" date NOT NULL,
	CONSTRAINT "school_holiday_region_fromDate_unique" UNIQUE("region","from_date"),
	CONSTRAINT "school_holiday_region" CHECK ("school_holiday"."region" in ('noord', 'midden', 'zuid')),
	CONSTRAINT "school_holiday_name" CHECK ("school_holiday"."name" in ('autumn', 'christmas', 'spring', 'may', 'summer')),
	CONSTRAINT "school_holiday_order" CHECK ("school_holiday"."from_date" <= "school_holiday"."until_date")
);
--> statement-breakpoint
ALTER TABLE "activity" DROP CONSTRAINT "activity_slot";--> statement-breakpoint
ALTER TABLE "consultation_hours" DROP CONSTRAINT "consultation_hours_weekday";--> statement-breakpoint
ALTER TABLE "consultation_hours" DROP CONSTRAINT "consultation_hours_order";--> statement-breakpoint
ALTER TABLE "consultation_hours" DROP CONSTRAINT "consultation_hours_minutes";--> statement-breakpoint
ALTER TABLE "consultation_hours" DROP CONSTRAINT "consultation_hours_desks";--> statement-breakpoint
ALTER TABLE "consultation_hours" DROP CONSTRAINT "consultation_hours_validity";--> statement-breakpoint
ALTER TABLE "task" DROP CONSTRAINT "task_kind";--> statement-breakpoint
ALTER TABLE "task" ALTER COLUMN "booking_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "activity" ADD COLUMN "topics" text[];--> statement-breakpoint
ALTER TABLE "activity" ADD COLUMN "published_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "activity" ADD COLUMN "kept_by" uuid;--> statement-breakpoint
ALTER TABLE "activity" ADD COLUMN "kept_because" text;--> statement-breakpoint
ALTER TABLE "activity" ADD COLUMN "kept_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "course" ADD COLUMN "minimum" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "course" ADD COLUMN "learns" text;--> statement-breakpoint
ALTER TABLE "course" ADD COLUMN "learns_en" text;--> statement-breakpoint
ALTER TABLE "course" ADD COLUMN "learns_ar" text;--> statement-breakpoint
ALTER TABLE "course" ADD COLUMN "for_whom" text;--> statement-breakpoint
ALTER TABLE "course" ADD COLUMN "bring" text;--> statement-breakpoint
ALTER TABLE "course" ADD COLUMN "retired_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "meeting" ADD COLUMN "kept_because" text;--> statement-breakpoint
ALTER TABLE "meeting" ADD COLUMN "moved_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "task" ADD COLUMN "activity_id" bigint;--> statement-breakpoint
ALTER TABLE "branch" ADD COLUMN "closed_from" date;--> statement-breakpoint
ALTER TABLE "closure" ADD COLUMN "from_time" time;--> statement-breakpoint
ALTER TABLE "closure" ADD COLUMN "until_time" time;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "book_ahead_days" smallint DEFAULT 56 NOT NULL;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "book_before_minutes" smallint DEFAULT 60 NOT NULL;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "logo" "bytea";--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "sender_name" text;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "reply_to" text;--> statement-breakpoint
ALTER TABLE "hours_exception" ADD CONSTRAINT "hours_exception_hours_id_consultation_hours_id_fk" FOREIGN KEY ("hours_id") REFERENCES "public"."consultation_hours"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hours_exception" ADD CONSTRAINT "hours_exception_made_by_user_account_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."user_account"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hours_version" ADD CONSTRAINT "hours_version_hours_id_consultation_hours_id_fk" FOREIGN KEY ("hours_id") REFERENCES "public"."consultation_hours"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hours_version" ADD CONSTRAINT "hours_version_made_by_user_account_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."user_account"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_off" ADD CONSTRAINT "lesson_off_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_off" ADD CONSTRAINT "lesson_off_off_by_user_account_id_fk" FOREIGN KEY ("off_by") REFERENCES "public"."user_account"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "branch_address" ADD CONSTRAINT "branch_address_branch_id_branch_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."branch"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "hours_version_of" ON "hours_version" USING btree ("hours_id","valid_from");--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_kept_by_user_account_id_fk" FOREIGN KEY ("kept_by") REFERENCES "public"."user_account"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "activity_slot" ON "activity" USING btree ("consultation_hours_id","starts_at") WHERE "activity"."cancelled_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "task_of_called_off" ON "task" USING btree ("booking_id") WHERE "task"."kind" = 'called_off' and "task"."done_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "task_of_run_once" ON "task" USING btree ("activity_id") WHERE "task"."kind" = 'too_few';--> statement-breakpoint
-- What weekly hours were until now is the first version of them.
INSERT INTO "hours_version" ("hours_id", "valid_from", "valid_until", "weekday", "from_time", "until_time", "minutes", "desks")
  SELECT "id", "valid_from", "valid_until", "weekday", "from_time", "until_time", "minutes", "desks" FROM "consultation_hours";--> statement-breakpoint
ALTER TABLE "consultation_hours" DROP COLUMN "weekday";--> statement-breakpoint
ALTER TABLE "consultation_hours" DROP COLUMN "from_time";--> statement-breakpoint
ALTER TABLE "consultation_hours" DROP COLUMN "until_time";--> statement-breakpoint
ALTER TABLE "consultation_hours" DROP COLUMN "minutes";--> statement-breakpoint
ALTER TABLE "consultation_hours" DROP COLUMN "desks";--> statement-breakpoint
ALTER TABLE "consultation_hours" DROP COLUMN "valid_from";--> statement-breakpoint
ALTER TABLE "consultation_hours" DROP COLUMN "valid_until";--> statement-breakpoint
-- Courses that can be seen today go on being seen.
UPDATE "activity" SET "published_at" = "created_at" WHERE "kind" = 'course';--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_kept" CHECK (("activity"."kept_at" is null) = ("activity"."kept_because" is null));--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_kept_because" CHECK ("activity"."kept_because" in ('promised', 'elsewhere', 'staffed', 'urgent'));--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_published" CHECK ("activity"."published_at" is null or "activity"."kind" = 'course');--> statement-breakpoint
ALTER TABLE "course" ADD CONSTRAINT "course_lessons" CHECK ("course"."lessons" between 1 and 60);--> statement-breakpoint
ALTER TABLE "course" ADD CONSTRAINT "course_minutes" CHECK ("course"."minutes" between 15 and 480);--> statement-breakpoint
ALTER TABLE "course" ADD CONSTRAINT "course_capacity" CHECK ("course"."capacity" between 1 and 200);--> statement-breakpoint
ALTER TABLE "course" ADD CONSTRAINT "course_minimum" CHECK ("course"."minimum" between 1 and "course"."capacity");--> statement-breakpoint
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_kept_because" CHECK ("meeting"."kept_because" in ('promised', 'elsewhere', 'staffed', 'urgent'));--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_about" CHECK (num_nonnulls("task"."booking_id", "task"."activity_id") = 1);--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_about_run" CHECK (("task"."activity_id" is not null) = ("task"."kind" = 'too_few'));--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_kind" CHECK ("task"."kind" in ('not_reached', 'wrong_number', 'something_else', 'perhaps_double', 'missed_lessons', 'called_off',
        'too_few', 'tell_change'));--> statement-breakpoint
ALTER TABLE "closure" ADD CONSTRAINT "closure_times" CHECK (("closure"."from_time" is null) = ("closure"."until_time" is null) and "closure"."from_time" < "closure"."until_time");--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_book_ahead" CHECK ("settings"."book_ahead_days" between 1 and 180);--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_book_before" CHECK ("settings"."book_before_minutes" between 0 and 10080);--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_logo" CHECK (octet_length("settings"."logo") <= 49152);