DROP INDEX "member_once";--> statement-breakpoint
-- Who is signed in signs in once more: nobody knows at which work they are.
DELETE FROM "session";--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "member_id" uuid NOT NULL;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_of_user" UNIQUE("id","user_id");--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_at_work" FOREIGN KEY ("member_id","user_id") REFERENCES "public"."member"("id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "member_once" ON "member" USING btree ("user_id","organisation_id") WHERE "member"."deactivated_at" is null;
