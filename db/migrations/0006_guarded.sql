CREATE TABLE "own_address" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "own_address_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"branch_id" bigint NOT NULL,
	"address" "bytea" NOT NULL,
	"network" "bytea" NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	CONSTRAINT "own_address_address_unique" UNIQUE("address")
);
--> statement-breakpoint
CREATE TABLE "site" (
	"one" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"mark" "bytea" NOT NULL,
	"place" text,
	CONSTRAINT "site_one" CHECK ("site"."one")
);
--> statement-breakpoint
ALTER TABLE "task" DROP CONSTRAINT "task_kind";--> statement-breakpoint
ALTER TABLE "task" DROP CONSTRAINT "task_about";--> statement-breakpoint
ALTER TABLE "booking" ADD COLUMN "addresses_read" jsonb;--> statement-breakpoint
ALTER TABLE "booking" ADD COLUMN "source" "bytea";--> statement-breakpoint
ALTER TABLE "booking" ADD COLUMN "held_by" uuid;--> statement-breakpoint
ALTER TABLE "booking" ADD COLUMN "from_afar" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "task" ADD COLUMN "source" "bytea";--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "hold_one_in" smallint DEFAULT 3 NOT NULL;--> statement-breakpoint
ALTER TABLE "own_address" ADD CONSTRAINT "own_address_branch_id_branch_id_fk" FOREIGN KEY ("branch_id") REFERENCES "public"."branch"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "own_address_network" ON "own_address" USING btree ("network");--> statement-breakpoint
CREATE UNIQUE INDEX "booking_held_by_once" ON "booking" USING btree ("held_by") WHERE "booking"."held_by" is not null;--> statement-breakpoint
CREATE INDEX "booking_source" ON "booking" USING btree ("source","created_at") WHERE "booking"."source" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "task_of_source" ON "task" USING btree ("source") WHERE "task"."kind" = 'rush' and "task"."done_at" is null;--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_held_by" CHECK ("booking"."held_by" is null or "booking"."status" = 'held');--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_about_source" CHECK (("task"."source" is not null) = ("task"."kind" = 'rush'));--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_kind" CHECK ("task"."kind" in ('not_reached', 'wrong_number', 'something_else', 'perhaps_double', 'missed_lessons', 'called_off',
        'too_few', 'tell_change', 'rush'));--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_about" CHECK (num_nonnulls("task"."booking_id", "task"."activity_id", "task"."source") = 1);--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_hold_one_in" CHECK ("settings"."hold_one_in" between 1 and 10);