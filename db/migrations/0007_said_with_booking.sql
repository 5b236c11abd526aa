ALTER TABLE "booking" ADD COLUMN "language" text;--> statement-breakpoint
ALTER TABLE "booking" ADD COLUMN "contact_of" text;--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_language" CHECK ("booking"."language" in ('nl', 'en', 'ar'));--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_contact_of" CHECK ("booking"."contact_of" in ('resident', 'helper', 'partner'));--> statement-breakpoint
UPDATE booking b SET language = r.language, contact_of = r.contact_of FROM resident r WHERE r.id = b.resident_id;
