CREATE TABLE "agreement" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "agreement_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"from_id" bigint NOT NULL,
	"to_id" bigint NOT NULL,
	"made_by" uuid,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "agreement_two" CHECK ("agreement"."from_id" <> "agreement"."to_id")
);
--> statement-breakpoint
CREATE TABLE "agreement_area" (
	"version_id" bigint NOT NULL,
	"municipality_id" bigint NOT NULL,
	CONSTRAINT "agreement_area_version_id_municipality_id_pk" PRIMARY KEY("version_id","municipality_id")
);
--> statement-breakpoint
CREATE TABLE "agreement_contact" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "agreement_contact_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"version_id" bigint NOT NULL,
	"side" text NOT NULL,
	"name" text NOT NULL,
	"phone" text,
	"email" text,
	CONSTRAINT "agreement_contact_side" CHECK ("agreement_contact"."side" in ('from', 'to')),
	CONSTRAINT "agreement_contact_name" CHECK ("agreement_contact"."name" <> '')
);
--> statement-breakpoint
CREATE TABLE "agreement_version" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "agreement_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"agreement_id" bigint NOT NULL,
	"number" smallint NOT NULL,
	"topics" text[] NOT NULL,
	"see_days" smallint NOT NULL,
	"contact_days" smallint NOT NULL,
	"report_days" smallint NOT NULL,
	"valid_from" date NOT NULL,
	"valid_until" date,
	"review_on" date NOT NULL,
	"agreed_by" text NOT NULL,
	"agreed_on" date NOT NULL,
	"data_line" text NOT NULL,
	"data_on" date NOT NULL,
	"made_by" uuid,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "agreement_version_once" UNIQUE("agreement_id","number"),
	CONSTRAINT "agreement_version_topics" CHECK (cardinality("agreement_version"."topics") between 1 and 100),
	CONSTRAINT "agreement_version_days" CHECK ("agreement_version"."see_days" between 1 and 20 and "agreement_version"."contact_days" between "agreement_version"."see_days" and 40 and "agreement_version"."report_days" between 1 and 60),
	CONSTRAINT "agreement_version_validity" CHECK ("agreement_version"."valid_until" is null or "agreement_version"."valid_from" <= "agreement_version"."valid_until")
);
--> statement-breakpoint
CREATE TABLE "organisation_closure" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "organisation_closure_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"organisation_id" bigint NOT NULL,
	"from_date" date NOT NULL,
	"until_date" date NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "organisation_closure_order" CHECK ("organisation_closure"."from_date" <= "organisation_closure"."until_date")
);
--> statement-breakpoint
CREATE TABLE "organisation_hours" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "organisation_hours_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"organisation_id" bigint NOT NULL,
	"weekday" smallint NOT NULL,
	"from_time" time NOT NULL,
	"until_time" time NOT NULL,
	CONSTRAINT "organisation_hours_once" UNIQUE("organisation_id","weekday","from_time"),
	CONSTRAINT "organisation_hours_weekday" CHECK ("organisation_hours"."weekday" between 1 and 7),
	CONSTRAINT "organisation_hours_order" CHECK ("organisation_hours"."from_time" < "organisation_hours"."until_time")
);
--> statement-breakpoint
CREATE TABLE "consent" (
	"id" uuid PRIMARY KEY NOT NULL,
	"need_id" uuid NOT NULL,
	"organisation_id" bigint NOT NULL,
	"fields" text[] NOT NULL,
	"text_version" text NOT NULL,
	"language" text NOT NULL,
	"explained_by" uuid,
	"given_at" timestamp with time zone NOT NULL,
	"runs_until" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" text,
	CONSTRAINT "consent_of" UNIQUE("id","need_id","organisation_id"),
	CONSTRAINT "consent_fields" CHECK ("consent"."fields" <@ array['name', 'contact', 'topic', 'language', 'call_when'] and "consent"."fields" @> array['name', 'topic']),
	CONSTRAINT "consent_language" CHECK ("consent"."language" in ('nl', 'en', 'ar')),
	CONSTRAINT "consent_version" CHECK ("consent"."text_version" ~ '^[0-9a-z-]{1,40}$'),
	CONSTRAINT "consent_runs" CHECK ("consent"."runs_until" > "consent"."given_at" and "consent"."runs_until" <= "consent"."given_at" + interval '185 days'),
	CONSTRAINT "consent_withdrawn" CHECK (("consent"."withdrawn_at" is null) = ("consent"."withdrawn_by" is null)),
	CONSTRAINT "consent_withdrawn_by" CHECK ("consent"."withdrawn_by" in ('resident', 'desk', 'partner'))
);
--> statement-breakpoint
CREATE TABLE "event" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "event_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"need_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"by" text NOT NULL,
	"organisation_id" bigint,
	"user_id" uuid,
	"referral_id" uuid,
	"to_id" bigint,
	"detail" text,
	"revision" smallint NOT NULL,
	"undoes" bigint,
	"was_owner_id" bigint,
	"was_next" text,
	"was_due_on" date,
	"was_coordinator_from" date,
	"was_referral_id" uuid,
	"was_appointment_on" date,
	"was_says" text,
	"was_says_at" timestamp with time zone,
	CONSTRAINT "event_kind" CHECK ("event"."kind" in ('opened', 'sent', 'seen', 'accepted', 'declined', 'contacted', 'appointment', 'reported',
        'rerouted', 'withdrawn', 'kept', 'answered', 'tried', 'partner_called', 'ended', 'merged', 'reopened',
        'undone')),
	CONSTRAINT "event_by" CHECK ("event"."by" in ('resident', 'staff', 'partner', 'job')),
	CONSTRAINT "event_hand" CHECK (("event"."by" in ('staff', 'partner')) = ("event"."organisation_id" is not null)),
	CONSTRAINT "event_detail" CHECK ("event"."detail" ~ '^[a-z][a-z_]{1,39}$'),
	CONSTRAINT "event_undoes" CHECK (("event"."kind" = 'undone') = ("event"."undoes" is not null))
);
--> statement-breakpoint
CREATE TABLE "need" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text,
	"topic" text NOT NULL,
	"municipality_id" bigint NOT NULL,
	"opened_by" bigint NOT NULL,
	"opened_by_user" uuid,
	"opened_at" timestamp with time zone NOT NULL,
	"form_key" uuid NOT NULL,
	"owner_id" bigint,
	"next" text,
	"due_on" date,
	"coordinator_from" date,
	"referral_id" uuid,
	"appointment_on" date,
	"ended" text,
	"ended_at" timestamp with time zone,
	"ended_by" uuid,
	"said_by" text,
	"merged_into" uuid,
	"says" text,
	"says_at" timestamp with time zone,
	"revision" smallint DEFAULT 0 NOT NULL,
	"wiped_at" timestamp with time zone,
	CONSTRAINT "need_code_shape" CHECK ("need"."code" ~ '^[34679ACDEFGHJKMNPQRTUVWXY]{7}$'),
	CONSTRAINT "need_topic" CHECK ("need"."topic" ~ '^[a-z][a-z-]{1,39}$'),
	CONSTRAINT "need_ended" CHECK ("need"."ended" in ('helped', 'stopped', 'unreachable')),
	CONSTRAINT "need_said_by" CHECK ("need"."said_by" in ('resident', 'helper')),
	CONSTRAINT "need_helped_by_word" CHECK (coalesce("need"."ended" = 'helped', false) = ("need"."said_by" is not null)),
	CONSTRAINT "need_closed" CHECK (num_nonnulls("need"."ended", "need"."merged_into") = ("need"."ended_at" is not null)::int and "need"."merged_into" is distinct from "need"."id"),
	CONSTRAINT "need_signed" CHECK ("need"."ended" is distinct from 'unreachable' or "need"."ended_by" is not null),
	CONSTRAINT "need_next" CHECK ("need"."next" in ('see', 'contact', 'report', 'route', 'help')),
	CONSTRAINT "need_open" CHECK (num_nonnulls("need"."owner_id", "need"."next", "need"."due_on", "need"."coordinator_from") = case when "need"."ended_at" is null then 4 else 0 end),
	CONSTRAINT "need_coordinator" CHECK ("need"."coordinator_from" > "need"."due_on"),
	CONSTRAINT "need_asked" CHECK (("need"."referral_id" is not null) = coalesce("need"."next" in ('see', 'contact', 'report'), false)),
	CONSTRAINT "need_appointment" CHECK ("need"."appointment_on" is null or coalesce("need"."next" in ('report', 'help'), false)),
	CONSTRAINT "need_says" CHECK ("need"."says" is null or ("need"."says" in ('nobody_called', 'not_yet') and "need"."ended_at" is null)),
	CONSTRAINT "need_says_at" CHECK (("need"."says" is null) = ("need"."says_at" is null)),
	CONSTRAINT "need_wiped" CHECK ("need"."wiped_at" is null or ("need"."ended_at" is not null and "need"."code" is null))
);
--> statement-breakpoint
CREATE TABLE "need_contact" (
	"need_id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"contact_way" text NOT NULL,
	"contact" text,
	"contact_key" text,
	"last_digits" text GENERATED ALWAYS AS (case when contact_way in ('call', 'sms') then right(contact_key, 4) end) STORED,
	"contact_of" text NOT NULL,
	"language" text NOT NULL,
	"call_when" text,
	"comes_back_on" date,
	CONSTRAINT "need_contact_name" CHECK ("need_contact"."name" <> ''),
	CONSTRAINT "need_contact_way" CHECK ("need_contact"."contact_way" in ('call', 'sms', 'email', 'card')),
	CONSTRAINT "need_contact_of" CHECK ("need_contact"."contact_of" in ('resident', 'helper', 'partner')),
	CONSTRAINT "need_contact_language" CHECK ("need_contact"."language" in ('nl', 'en', 'ar')),
	CONSTRAINT "need_contact_contact" CHECK (("need_contact"."contact_way" = 'card') = ("need_contact"."contact" is null)),
	CONSTRAINT "need_contact_key" CHECK (("need_contact"."contact" is null) = ("need_contact"."contact_key" is null)),
	CONSTRAINT "need_contact_comes_back" CHECK ("need_contact"."contact_way" <> 'card' or "need_contact"."comes_back_on" is not null),
	CONSTRAINT "need_contact_when" CHECK (char_length("need_contact"."call_when") between 1 and 140)
);
--> statement-breakpoint
CREATE TABLE "referral" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "referral_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"need_id" uuid NOT NULL,
	"from_id" bigint NOT NULL,
	"to_id" bigint NOT NULL,
	"consent_id" uuid NOT NULL,
	"agreement_version_id" bigint NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	"sent_by" uuid,
	"see_by" date NOT NULL,
	"contact_by" date NOT NULL,
	"seen_at" timestamp with time zone,
	"accepted_at" timestamp with time zone,
	"accepted_by" uuid,
	"contacted_at" timestamp with time zone,
	"reported_at" timestamp with time zone,
	"report" text,
	"declined" text,
	"ended_at" timestamp with time zone,
	"ended_because" text,
	CONSTRAINT "referral_number" UNIQUE("number"),
	CONSTRAINT "referral_to" UNIQUE("id","need_id","to_id"),
	CONSTRAINT "referral_two" CHECK ("referral"."from_id" <> "referral"."to_id"),
	CONSTRAINT "referral_promise" CHECK ("referral"."see_by" <= "referral"."contact_by"),
	CONSTRAINT "referral_report" CHECK ("referral"."report" in ('helped', 'partly', 'not_helped', 'no_contact', 'no_show', 'not_wanted')),
	CONSTRAINT "referral_declined" CHECK ("referral"."declined" in ('not_ours', 'no_room', 'wrong_town', 'not_wanted', 'other')),
	CONSTRAINT "referral_ended_because" CHECK ("referral"."ended_because" in ('declined', 'reported', 'rerouted', 'withdrawn', 'need_ended')),
	CONSTRAINT "referral_ended" CHECK (("referral"."ended_at" is null) = ("referral"."ended_because" is null)),
	CONSTRAINT "referral_declined_ended" CHECK (("referral"."declined" is not null) = coalesce("referral"."ended_because" = 'declined', false)),
	CONSTRAINT "referral_reported" CHECK (("referral"."report" is not null) = ("referral"."reported_at" is not null)
        and ("referral"."report" is not null) = coalesce("referral"."ended_because" = 'reported', false)),
	CONSTRAINT "referral_taken" CHECK ("referral"."accepted_at" is not null or num_nonnulls("referral"."contacted_at", "referral"."report") = 0)
);
--> statement-breakpoint
ALTER TABLE "message" DROP CONSTRAINT "message_about";--> statement-breakpoint
ALTER TABLE "guest" ADD COLUMN "need_id" uuid;--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "need_id" uuid;--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "user_id" uuid;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "description_en" text;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "description_ar" text;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "phone" text;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "street" text;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "postcode" text;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "town" text;--> statement-breakpoint
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_from_id_organisation_id_fk" FOREIGN KEY ("from_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_to_id_organisation_id_fk" FOREIGN KEY ("to_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_made_by_user_account_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."user_account"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_area" ADD CONSTRAINT "agreement_area_version_id_agreement_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."agreement_version"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_area" ADD CONSTRAINT "agreement_area_municipality_id_municipality_id_fk" FOREIGN KEY ("municipality_id") REFERENCES "public"."municipality"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_contact" ADD CONSTRAINT "agreement_contact_version_id_agreement_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."agreement_version"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_version" ADD CONSTRAINT "agreement_version_agreement_id_agreement_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."agreement"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_version" ADD CONSTRAINT "agreement_version_made_by_user_account_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."user_account"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_closure" ADD CONSTRAINT "organisation_closure_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_hours" ADD CONSTRAINT "organisation_hours_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent" ADD CONSTRAINT "consent_need_id_need_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."need"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent" ADD CONSTRAINT "consent_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent" ADD CONSTRAINT "consent_explained_by_user_account_id_fk" FOREIGN KEY ("explained_by") REFERENCES "public"."user_account"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_need_id_need_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."need"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_user_id_user_account_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user_account"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_referral_id_referral_id_fk" FOREIGN KEY ("referral_id") REFERENCES "public"."referral"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_to_id_organisation_id_fk" FOREIGN KEY ("to_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_undone" FOREIGN KEY ("undoes") REFERENCES "public"."event"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need" ADD CONSTRAINT "need_municipality_id_municipality_id_fk" FOREIGN KEY ("municipality_id") REFERENCES "public"."municipality"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need" ADD CONSTRAINT "need_opened_by_organisation_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need" ADD CONSTRAINT "need_opened_by_user_user_account_id_fk" FOREIGN KEY ("opened_by_user") REFERENCES "public"."user_account"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need" ADD CONSTRAINT "need_owner_id_organisation_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need" ADD CONSTRAINT "need_ended_by_user_account_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."user_account"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need" ADD CONSTRAINT "need_merged" FOREIGN KEY ("merged_into") REFERENCES "public"."need"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need" ADD CONSTRAINT "need_asks_owner" FOREIGN KEY ("referral_id","id","owner_id") REFERENCES "public"."referral"("id","need_id","to_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need_contact" ADD CONSTRAINT "need_contact_need_id_need_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."need"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral" ADD CONSTRAINT "referral_need_id_need_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."need"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral" ADD CONSTRAINT "referral_from_id_organisation_id_fk" FOREIGN KEY ("from_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral" ADD CONSTRAINT "referral_to_id_organisation_id_fk" FOREIGN KEY ("to_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral" ADD CONSTRAINT "referral_agreement_version_id_agreement_version_id_fk" FOREIGN KEY ("agreement_version_id") REFERENCES "public"."agreement_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral" ADD CONSTRAINT "referral_sent_by_user_account_id_fk" FOREIGN KEY ("sent_by") REFERENCES "public"."user_account"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral" ADD CONSTRAINT "referral_accepted_by_user_account_id_fk" FOREIGN KEY ("accepted_by") REFERENCES "public"."user_account"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral" ADD CONSTRAINT "referral_with_consent" FOREIGN KEY ("consent_id","need_id","to_id") REFERENCES "public"."consent"("id","need_id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "agreement_from" ON "agreement" USING btree ("from_id");--> statement-breakpoint
CREATE INDEX "agreement_to" ON "agreement" USING btree ("to_id");--> statement-breakpoint
CREATE INDEX "agreement_contact_of" ON "agreement_contact" USING btree ("version_id");--> statement-breakpoint
CREATE INDEX "organisation_closure_of" ON "organisation_closure" USING btree ("organisation_id","from_date");--> statement-breakpoint
CREATE INDEX "consent_of_need" ON "consent" USING btree ("need_id");--> statement-breakpoint
CREATE UNIQUE INDEX "event_undone_once" ON "event" USING btree ("undoes");--> statement-breakpoint
CREATE INDEX "event_of_need" ON "event" USING btree ("need_id","id");--> statement-breakpoint
CREATE INDEX "event_by_moment" ON "event" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "need_code" ON "need" USING btree ("code");--> statement-breakpoint
CREATE UNIQUE INDEX "need_form" ON "need" USING btree ("form_key");--> statement-breakpoint
CREATE INDEX "need_still_open" ON "need" USING btree ("due_on") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "need_of_owner" ON "need" USING btree ("owner_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "need_opened_by" ON "need" USING btree ("opened_by","opened_at");--> statement-breakpoint
CREATE INDEX "need_to_wipe" ON "need" USING btree ("ended_at") WHERE ended_at is not null and wiped_at is null;--> statement-breakpoint
CREATE INDEX "need_merged_into" ON "need" USING btree ("merged_into") WHERE merged_into is not null;--> statement-breakpoint
CREATE INDEX "need_contact_name_key" ON "need_contact" USING btree ("name_key");--> statement-breakpoint
CREATE INDEX "need_contact_last_digits" ON "need_contact" USING btree ("last_digits") WHERE last_digits is not null;--> statement-breakpoint
CREATE INDEX "need_contact_contact_key" ON "need_contact" USING btree ("contact_key") WHERE contact_key is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "referral_under_way" ON "referral" USING btree ("need_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "referral_of_need" ON "referral" USING btree ("need_id");--> statement-breakpoint
CREATE INDEX "referral_for" ON "referral" USING btree ("to_id","ended_at");--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_need_id_need_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."need"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_user_id_user_account_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user_account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "message_of_need" ON "message" USING btree ("need_id") WHERE "message"."need_id" is not null;--> statement-breakpoint
CREATE INDEX "message_of_user" ON "message" USING btree ("user_id") WHERE "message"."user_id" is not null;--> statement-breakpoint
ALTER TABLE "guest" ADD CONSTRAINT "guest_opened_one" CHECK (num_nonnulls("guest"."booking_id", "guest"."need_id") <= 1);--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_about" CHECK (num_nonnulls("message"."booking_id", "message"."invitation_id", "message"."sign_in_id", coalesce("message"."need_id", "message"."user_id")) = 1);