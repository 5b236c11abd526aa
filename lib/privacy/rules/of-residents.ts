import { DRAFT_MINUTES } from '../../drafts/rules'
import type { Kept } from './entry'

/** What is kept of residents. */
export const ofResidents = {
  bookings: {
    what: 'a booking: name, one way of contact, language, who helps, own laptop, code, letters and calls, marks, tasks',
    purpose: 'to know who comes, and to reach her when something changes',
    basis: 'public task',
    kept: {
      consultation: { term: { days: 7 }, from: 'after the consultation, whatever else she has booked' },
      course: { term: { days: 30 }, from: 'after the last lesson, or after it was called off' },
      line: {
        term: { days: 30 },
        from: 'after the last moment to come in, of who had no lesson: stood in line, or cancelled before',
      },
    },
    by: 'forget_residents',
    wiped: {
      resident:
        'id name name_key contact_way contact contact_key last_digits twin contact_of language booked_at',
      booking:
        'resident_id name contact language contact_of own_laptop code open_contact open_during addresses_read',
      attendance: 'resident_id',
      mark: `id booking_id meeting_id says manner seen_revision made_revision was_mark was_marked_at was_arrived_at
        was_manner at undone_at`,
      message: `id key kind channel booking_id status lane due_at attempts leased_until lease finished_at receipt
        created_at`,
      call: 'id message_id outcome answer at due_before again_at undone_at',
      task: 'call_id',
    },
    counts: {
      booking: `id activity_id status place_no line_no hold_until offered_until lapsed_at partner_id agreed_at at_desk
        attendance_shared revision form_key created_at cancelled_at cancelled_by wiped_at
        held_by from_afar`,
      attendance: 'booking_id meeting_id during arrived_at mark marked_at manner revision',
      task: 'id kind booking_id activity_id owner due_at done_at receipt created_at',
    },
  },
  topics: {
    what: 'what a consultation is about: the code of a topic',
    purpose: 'to prepare, and to see whether a partner can help better',
    basis: 'public task',
    kept: { day: { term: { days: 1 }, from: 'after the consultation at most: in the night' } },
    by: 'forget_topics',
    wiped: { booking: 'topic' },
  },
  drafts: {
    what: 'what was filled in by a browser without a login, before it booked',
    purpose: 'to keep the answers of one visit together',
    basis: 'public task',
    kept: { idle: { term: { minutes: DRAFT_MINUTES }, from: 'after the last answer' } },
    by: 'sweep_guests',
    wiped: {
      guest: `id token_hash kind topic activity_id name contact_of contact_way contact own_laptop booking_id need_id
        expires_at`,
    },
  },
  needs: {
    what: 'a need: whose it is, how she is reached, when to call, consents, askings, letters and calls',
    purpose: 'the library, or an organisation that she agreed to, helps her and does not forget it',
    basis: 'public task; what another organisation hears of it, consent',
    kept: { ended: { term: { days: 30 }, from: 'after it has ended; open, it is kept' } },
    by: 'forget_needs',
    wiped: {
      need_contact: `need_id name name_key contact_way contact contact_key last_digits contact_of language call_when
        comes_back_on`,
      consent:
        'id need_id organisation_id fields text_version language given_at runs_until withdrawn_at withdrawn_by',
      referral: `id number need_id from_id to_id consent_id agreement_version_id sent_at see_by contact_by seen_at
        accepted_at contacted_at reported_at report declined ended_at ended_because`,
      message: 'need_id',
      need: 'code',
      event: 'referral_id',
    },
    counts: {
      need: `id topic municipality_id opened_by opened_at form_key owner_id next due_on coordinator_from referral_id
        appointment_on ended ended_at said_by merged_into says says_at revision wiped_at`,
      event: `id need_id at kind by organisation_id to_id detail revision undoes was_owner_id was_next was_due_on
        was_coordinator_from was_referral_id was_appointment_on was_says was_says_at`,
    },
  },
  tickets: {
    what: 'a walk-in: a number, and a first name when she gives it',
    purpose: 'to call her when it is her turn',
    basis: 'public task',
    kept: { day: { term: { days: 1 }, from: 'after it at most: in the night' } },
    by: 'forget_tickets',
    wiped: { ticket: 'id branch_id day number first_name state came_at turn_at ended_at' },
  },
} as const satisfies Record<string, Kept>
