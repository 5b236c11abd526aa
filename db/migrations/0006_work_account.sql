ALTER TABLE "user_account" ADD COLUMN "work_account" text;--> statement-breakpoint
ALTER TABLE "user_account" ADD CONSTRAINT "user_work_account" UNIQUE("work_account");