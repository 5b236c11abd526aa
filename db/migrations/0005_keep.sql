ALTER TABLE "booking" DROP CONSTRAINT "booking_resident";--> statement-breakpoint
ALTER TABLE "resident" DROP CONSTRAINT "resident_forgotten";--> statement-breakpoint
ALTER TABLE "need" DROP CONSTRAINT "need_signed";--> statement-breakpoint
DROP INDEX "resident_known";--> statement-breakpoint
ALTER TABLE "attendance" ALTER COLUMN "resident_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "booking" ADD COLUMN "wiped_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "user_account" ADD COLUMN "stay_asked_at" timestamp with time zone;--> statement-breakpoint
-- Until here a person was wiped as a whole, and an empty resident was left; from here it is each booking, and nobody is left.
UPDATE "booking" b SET "wiped_at" = r."forgotten_at", "resident_id" = null, "name" = null, "contact" = null, "language" = null, "contact_of" = null, "topic" = null, "own_laptop" = null, "open_contact" = null, "open_during" = null, "code" = b."id"::text FROM "resident" r WHERE r."id" = b."resident_id" AND r."forgotten_at" is not null;--> statement-breakpoint
UPDATE "attendance" a SET "resident_id" = null FROM "resident" r WHERE r."id" = a."resident_id" AND r."forgotten_at" is not null;--> statement-breakpoint
DELETE FROM "resident" WHERE "forgotten_at" is not null;--> statement-breakpoint
ALTER TABLE "resident" DROP COLUMN "forgotten_at";--> statement-breakpoint
CREATE INDEX "booking_known" ON "booking" USING btree ("activity_id") WHERE "booking"."wiped_at" is null and "booking"."resident_id" is not null;--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_wiped" CHECK ("booking"."wiped_at" is null or ("booking"."status" <> 'held' and "booking"."code" = "booking"."id"::text and num_nonnulls("booking"."name",
        "booking"."contact", "booking"."language", "booking"."contact_of", "booking"."topic", "booking"."own_laptop", "booking"."open_contact") = 0));--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_resident" CHECK (("booking"."resident_id" is null) = ("booking"."status" = 'held' or "booking"."wiped_at" is not null));--> statement-breakpoint
ALTER TABLE "need" ADD CONSTRAINT "need_signed" CHECK ("need"."ended" is distinct from 'unreachable' or "need"."ended_by" is not null or "need"."wiped_at" is not null);