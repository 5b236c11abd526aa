CREATE TABLE "site" (
	"one" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"mark" "bytea" NOT NULL,
	"place" text,
	CONSTRAINT "site_one" CHECK ("site"."one")
);
--> statement-breakpoint
ALTER TABLE "booking" ADD COLUMN "addresses_read" jsonb;