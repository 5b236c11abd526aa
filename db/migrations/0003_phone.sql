DROP INDEX "overbooking_open";--> statement-breakpoint
ALTER TABLE "overbooking" ADD COLUMN "number" smallint NOT NULL;--> statement-breakpoint
ALTER TABLE "resident" ADD COLUMN "last_digits" text GENERATED ALWAYS AS (case when contact_way in ('call', 'sms') then right(contact_key, 4) end) STORED;--> statement-breakpoint
CREATE INDEX "resident_last_digits" ON "resident" USING btree ("last_digits") WHERE "resident"."last_digits" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "overbooking_open" ON "overbooking" USING btree ("activity_id","number") WHERE "overbooking"."ended_at" is null;--> statement-breakpoint
ALTER TABLE "overbooking" ADD CONSTRAINT "overbooking_number" CHECK ("overbooking"."number" between 1 and 10);