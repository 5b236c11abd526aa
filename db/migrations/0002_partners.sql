CREATE TABLE "attempt" (
	"what" text NOT NULL,
	"source" "bytea" NOT NULL,
	"hour" timestamp with time zone NOT NULL,
	"count" integer NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	CONSTRAINT "attempt_what_source_hour_pk" PRIMARY KEY("what","source","hour")
);
--> statement-breakpoint
CREATE TABLE "invitation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"organisation_id" bigint NOT NULL,
	"organisation_kind" text NOT NULL,
	"role" text NOT NULL,
	"contact_person" boolean DEFAULT false NOT NULL,
	"volunteer" boolean DEFAULT false NOT NULL,
	"invited_by" uuid,
	"token_hash" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "invitation_tokenHash_unique" UNIQUE("token_hash"),
	CONSTRAINT "invitation_email" CHECK ("invitation"."email" = lower("invitation"."email")),
	CONSTRAINT "invitation_role" CHECK (case "invitation"."role"
  when 'partner' then "invitation"."organisation_kind" in ('partner', 'municipality')
  when 'reader' then "invitation"."organisation_kind" = 'municipality'
  else "invitation"."role" in ('coordinator', 'adviser', 'trainer', 'dpo') and "invitation"."organisation_kind" = 'library' end),
	CONSTRAINT "invitation_contact_person" CHECK (not "invitation"."contact_person" or "invitation"."role" = 'partner'),
	CONSTRAINT "invitation_volunteer" CHECK (not "invitation"."volunteer" or "invitation"."role" in ('adviser', 'trainer')),
	CONSTRAINT "invitation_once" CHECK ("invitation"."accepted_at" is null or "invitation"."withdrawn_at" is null)
);
--> statement-breakpoint
CREATE TABLE "journal" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "journal_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone NOT NULL,
	"user_id" uuid,
	"organisation_id" bigint,
	"job" text,
	"verb" text NOT NULL,
	"kind" text NOT NULL,
	"why" text NOT NULL,
	"row_ids" text[] NOT NULL,
	CONSTRAINT "journal_verb" CHECK ("journal"."verb" in ('see', 'make', 'change', 'export')),
	CONSTRAINT "journal_who" CHECK (("journal"."user_id" is null) = ("journal"."job" is not null))
);
--> statement-breakpoint
CREATE TABLE "member" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"organisation_id" bigint NOT NULL,
	"organisation_kind" text NOT NULL,
	"role" text NOT NULL,
	"contact_person" boolean DEFAULT false NOT NULL,
	"volunteer" boolean DEFAULT false NOT NULL,
	"secrecy_promised_on" date,
	"created_at" timestamp with time zone NOT NULL,
	"deactivated_at" timestamp with time zone,
	"deactivated_by" uuid,
	CONSTRAINT "member_role" CHECK (case "member"."role"
  when 'partner' then "member"."organisation_kind" in ('partner', 'municipality')
  when 'reader' then "member"."organisation_kind" = 'municipality'
  else "member"."role" in ('coordinator', 'adviser', 'trainer', 'dpo') and "member"."organisation_kind" = 'library' end),
	CONSTRAINT "member_contact_person" CHECK (not "member"."contact_person" or "member"."role" = 'partner'),
	CONSTRAINT "member_volunteer" CHECK (not "member"."volunteer" or "member"."role" in ('adviser', 'trainer'))
);
--> statement-breakpoint
CREATE TABLE "recovery_code" (
	"user_id" uuid NOT NULL,
	"hash" "bytea" NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "recovery_code_user_id_hash_pk" PRIMARY KEY("user_id","hash")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"via" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"second_factor_at" timestamp with time zone,
	CONSTRAINT "session_via" CHECK ("session"."via" in ('link', 'oidc', 'demo'))
);
--> statement-breakpoint
CREATE TABLE "sign_in" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"browser_hash" "bytea" NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"code_tries" smallint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "sign_in_tokenHash_unique" UNIQUE("token_hash"),
	CONSTRAINT "sign_in_tries" CHECK ("sign_in"."code_tries" between 0 and 5)
);
--> statement-breakpoint
CREATE TABLE "user_account" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"signed_in_at" timestamp with time zone,
	"totp_secret" "bytea",
	"totp_confirmed_at" timestamp with time zone,
	"totp_step" bigint,
	CONSTRAINT "user_account_email_unique" UNIQUE("email"),
	CONSTRAINT "user_email" CHECK ("user_account"."email" = lower("user_account"."email")),
	CONSTRAINT "user_totp" CHECK ("user_account"."totp_confirmed_at" is null or "user_account"."totp_secret" is not null)
);
--> statement-breakpoint
CREATE TABLE "reservation" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "reservation_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"activity_id" bigint NOT NULL,
	"partner_id" bigint NOT NULL,
	"places" smallint NOT NULL,
	"until_at" timestamp with time zone NOT NULL,
	"made_by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "reservation_places" CHECK ("reservation"."places" >= 1)
);
--> statement-breakpoint
ALTER TABLE "wrong_try" DISABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP TABLE "wrong_try" CASCADE;--> statement-breakpoint
ALTER TABLE "resident" DROP CONSTRAINT "resident_contact_of";--> statement-breakpoint
ALTER TABLE "message" ALTER COLUMN "booking_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "activity" ADD COLUMN "languages" text[] DEFAULT '{"nl"}' NOT NULL;--> statement-breakpoint
ALTER TABLE "attendance" ADD COLUMN "mark" text;--> statement-breakpoint
ALTER TABLE "booking" ADD COLUMN "partner_id" bigint;--> statement-breakpoint
ALTER TABLE "booking" ADD COLUMN "partner_user_id" uuid;--> statement-breakpoint
ALTER TABLE "booking" ADD COLUMN "agreed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "booking" ADD COLUMN "attendance_shared" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "invitation_id" uuid;--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "sign_in_id" uuid;--> statement-breakpoint
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_of_kind" UNIQUE("id","kind");--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_invited_by_user_account_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."user_account"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_to_organisation" FOREIGN KEY ("organisation_id","organisation_kind") REFERENCES "public"."organisation"("id","kind") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_user_id_user_account_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user_account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_deactivated_by_user_account_id_fk" FOREIGN KEY ("deactivated_by") REFERENCES "public"."user_account"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_of_organisation" FOREIGN KEY ("organisation_id","organisation_kind") REFERENCES "public"."organisation"("id","kind") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_user_id_user_account_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user_account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_user_account_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user_account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in" ADD CONSTRAINT "sign_in_user_id_user_account_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user_account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservation" ADD CONSTRAINT "reservation_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservation" ADD CONSTRAINT "reservation_partner_id_organisation_id_fk" FOREIGN KEY ("partner_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservation" ADD CONSTRAINT "reservation_made_by_user_account_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."user_account"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attempt_hour" ON "attempt" USING btree ("hour");--> statement-breakpoint
CREATE UNIQUE INDEX "invitation_open" ON "invitation" USING btree ("email") WHERE "invitation"."accepted_at" is null and "invitation"."withdrawn_at" is null;--> statement-breakpoint
CREATE INDEX "invitation_to" ON "invitation" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "journal_at" ON "journal" USING btree ("at");--> statement-breakpoint
CREATE INDEX "journal_rows" ON "journal" USING gin ("row_ids");--> statement-breakpoint
CREATE UNIQUE INDEX "member_once" ON "member" USING btree ("user_id") WHERE "member"."deactivated_at" is null;--> statement-breakpoint
CREATE INDEX "member_of" ON "member" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "session_of" ON "session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sign_in_browser" ON "sign_in" USING btree ("browser_hash");--> statement-breakpoint
CREATE INDEX "sign_in_expires" ON "sign_in" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "reservation_once" ON "reservation" USING btree ("activity_id","partner_id") WHERE "reservation"."withdrawn_at" is null;--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_partner_id_organisation_id_fk" FOREIGN KEY ("partner_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_partner_user_id_user_account_id_fk" FOREIGN KEY ("partner_user_id") REFERENCES "public"."user_account"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_invitation_id_invitation_id_fk" FOREIGN KEY ("invitation_id") REFERENCES "public"."invitation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_sign_in_id_sign_in_id_fk" FOREIGN KEY ("sign_in_id") REFERENCES "public"."sign_in"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "booking_of_partner" ON "booking" USING btree ("partner_id","created_at") WHERE "booking"."partner_id" is not null;--> statement-breakpoint
CREATE INDEX "message_of_invitation" ON "message" USING btree ("invitation_id") WHERE "message"."invitation_id" is not null;--> statement-breakpoint
CREATE INDEX "message_of_sign_in" ON "message" USING btree ("sign_in_id") WHERE "message"."sign_in_id" is not null;--> statement-breakpoint
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_mark" CHECK ("attendance"."mark" in ('present', 'absent', 'excused'));--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_partner" CHECK (("booking"."partner_id" is null) = ("booking"."agreed_at" is null));--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_partner_user" CHECK ("booking"."partner_id" is not null or "booking"."partner_user_id" is null);--> statement-breakpoint
ALTER TABLE "booking" ADD CONSTRAINT "booking_shared" CHECK ("booking"."partner_id" is not null or not "booking"."attendance_shared");--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_about" CHECK (num_nonnulls("message"."booking_id", "message"."invitation_id", "message"."sign_in_id") = 1);--> statement-breakpoint
ALTER TABLE "resident" ADD CONSTRAINT "resident_contact_of" CHECK ("resident"."contact_of" in ('resident', 'helper', 'partner'));