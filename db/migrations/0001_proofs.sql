-- What drizzle cannot say in its schema: proofs that hold on every path, psql and imports included.
CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
-- No resident is expected at two places at the same moment.
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_no_overlap"
  EXCLUDE USING gist ("resident_id" WITH =, "during" WITH &&);
--> statement-breakpoint
-- One open consultation per contact: "open" is from the moment of booking until the consultation ends.
ALTER TABLE "booking" ADD CONSTRAINT "booking_one_open_consultation"
  EXCLUDE USING gist ("open_contact" WITH =, "open_during" WITH &&) WHERE ("status" <> 'cancelled');
--> statement-breakpoint
-- Tables with many updates in place: leave room so that an update stays on its page.
ALTER TABLE "booking" SET (fillfactor = 85);
--> statement-breakpoint
ALTER TABLE "message" SET (fillfactor = 80);
