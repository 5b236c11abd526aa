ALTER TABLE "booking" ADD COLUMN "name" text;--> statement-breakpoint
ALTER TABLE "booking" ADD COLUMN "contact" text;--> statement-breakpoint
UPDATE booking b SET name = r.name, contact = r.contact FROM resident r WHERE r.id = b.resident_id AND r.forgotten_at IS NULL;
--> statement-breakpoint
-- The booking on a card, and how the name on it begins, as it was said with that booking.
CREATE OR REPLACE FUNCTION booking_with_code(typed text, OUT booking_id uuid, OUT begins text)
  RETURNS SETOF record LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT b.id, left(coalesce(b.name, r.name), 4) FROM booking b JOIN resident r ON r.id = b.resident_id WHERE b.code = typed
$$;
