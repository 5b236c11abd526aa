ALTER TABLE "user_account" ADD COLUMN "reset_asked_by" uuid;--> statement-breakpoint
ALTER TABLE "user_account" ADD COLUMN "reset_asked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "user_account" ADD CONSTRAINT "user_reset" CHECK (("user_account"."reset_asked_by" is null) = ("user_account"."reset_asked_at" is null));