import type { Columns } from './entry'

/** Columns of which nothing is about a person: what a library plans and sets, and what was asked of nobody. */
export const plain: Columns = {
  activity: `id kind branch_id consultation_hours_id course_id title languages starts_at ends_at enrol_until cancelled_at
    topics published_at kept_because kept_at created_at`,
  agreement: 'id from_id to_id made_at',
  agreement_area: 'version_id municipality_id',
  agreement_version: `id agreement_id number topics see_days contact_days report_days valid_from valid_until review_on
    agreed_on data_on made_at`,
  branch: `id slug name kind organisation_id municipality_id phone school_region closed_from hours_source_date
    hours_verified_at`,
  branch_address: 'branch_id valid_from street postcode town entrance map_url',
  closure: 'id branch_id from_date until_date from_time until_time reason',
  consultation_hours: 'id branch_id',
  copied_line: 'branch_id month line counted copied_at',
  course: `id slug title level lessons minutes capacity minimum learns learns_en learns_ar for_whom bring retired_at`,
  // Somebody who came without a place: that there was one.
  extra: 'id meeting_id at undone_at',
  holiday: 'day closed',
  hours_exception: 'hours_id date off from_time until_time desks because made_at',
  hours_version: `id hours_id valid_from valid_until weekday rhythm anchor nth from_time until_time minutes pause desks
    walk_in_desks languages topics made_at`,
  job_run: 'job finished_at',
  lesson_off: 'activity_id number starts_at ends_at off_at',
  meeting: 'id activity_id number starts_at ends_at during kept_because moved_at',
  municipality: 'id slug name',
  opening_hours: 'id branch_id weekday from_time until_time kind',
  // An organisation is no person: its telephone is that of its desk.
  organisation:
    'id slug kind name description description_en description_ar source phone street postcode town',
  organisation_area: 'organisation_id municipality_id',
  organisation_closure: 'id organisation_id from_date until_date reason',
  organisation_hours: 'id organisation_id weekday from_time until_time',
  overbooking: 'id activity_id number because made_at ended_at',
  // Keyed hashes of addresses of the library's own.
  own_address: 'id branch_id address network added_at',
  place: 'activity_id number',
  // Asked at the desk by nobody: docs/anonymous-questions.md.
  question: 'id visit_id topic help outcome minutes provider',
  reservation: 'id activity_id partner_id places until_at created_at withdrawn_at',
  site: 'one mark place',
  school_holiday: 'id region name from_date until_date',
  settings: `organisation_id monday_from monday_until tuesday_from tuesday_until wednesday_from wednesday_until
    thursday_from thursday_until friday_from friday_until saturday_from saturday_until sunday_from sunday_until
    offer_hours reach_windows overbook_most desk_topics book_ahead_days book_before_minutes logo sender_name reply_to
    hold_one_in`,
  topic_mapping: 'topic domain provider',
  visit: 'id branch_id day day_part channel helped_by',
}
