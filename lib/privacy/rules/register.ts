import { DRAFT_MINUTES } from '../../drafts/rules'
import { AGREED_MONTHS } from '../../needs/rules/agreement'
import { SEEN_DAYS } from '../../questions/rules/days'
import { ACCOUNT, INVITATION_KEPT_DAYS, WORK_LETTER_DAYS } from '../../team/rules/kept'
import { SESSION_HOURS } from '../../team/rules/sessions'
import type { Term } from './terms'

/** Columns of tables: `{ resident: 'name contact' }`. */
export type Columns = Readonly<Record<string, string>>

/** The jobs that take away what is over; each of them is a job of the worker, and there is no other. */
export const wipers = [
  ...(['forget_residents', 'forget_topics', 'forget_needs', 'forget_tickets', 'sweep_guests'] as const),
  ...(['forget_accounts', 'forget_invitations', 'sweep_sign_ins', 'forget_contacts'] as const),
  ...(['forget_seen', 'forget_traces', 'forget_letters'] as const),
] as const
export type Wiper = (typeof wipers)[number]

/** One thing that is kept of people: what for, on which ground, how long, and who takes it away. */
export type Kept = {
  what: string
  purpose: string
  basis: 'public task' | 'consent' | 'accountability' | 'legitimate interest' | 'contract'
  /** How long, and from when on; of one thing it may differ. */
  kept: Readonly<Record<string, { term: Term; from: string }>>
  by: Wiper | 'the browser' | 'whoever keeps the machine'
  /** What is emptied or removed then. */
  wiped: Columns
  /** What stays, because it counts; nothing in it leads to a person then. */
  counts?: Columns
}

const ends = 'after it has ended'

/**
 * Everything that is kept of people, wherever it is. A column that stands neither here nor among `plain` fails a test; the
 * jobs of forgetting take their terms from here, and docs/privacy.md shows them.
 */
export const register = {
  bookings: {
    what: 'a booking: name, one way of contact, language, who helps, own laptop, code, letters and calls, marks, tasks',
    purpose: 'to know who comes, and to reach her when something changes',
    basis: 'public task',
    kept: {
      consultation: { term: { days: 7 }, from: 'after the consultation, whatever else she has booked' },
      course: { term: { days: 30 }, from: 'after the last lesson' },
      line: { term: { days: 30 }, from: 'after the last moment to come in, of who only stood in line' },
    },
    by: 'forget_residents',
    wiped: {
      resident:
        'id name name_key contact_way contact contact_key last_digits twin contact_of language booked_at',
      booking: 'resident_id name contact language contact_of own_laptop code open_contact open_during',
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
        attendance_shared revision form_key created_at cancelled_at cancelled_by wiped_at`,
      attendance: 'booking_id meeting_id during arrived_at mark marked_at manner revision',
      task: 'id kind booking_id activity_id owner due_at done_at receipt created_at',
    },
  },
  topics: {
    what: 'what a consultation is about: the code of a topic',
    purpose: 'to prepare, and to see whether a partner can help better',
    basis: 'public task',
    kept: { day: { term: { days: 1 }, from: 'on the day after the consultation' } },
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
    basis: 'consent',
    kept: { ended: { term: { days: 30 }, from: `${ends}; open, it is kept` } },
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
    kept: { day: { term: { days: 1 }, from: 'in the night after it' } },
    by: 'forget_tickets',
    wiped: { ticket: 'id branch_id day number first_name state came_at turn_at ended_at' },
  },
  accounts: {
    what: 'an account: name, work e-mail, role, day of the promise, second step',
    purpose: 'to let in who works here, and nobody else',
    basis: 'contract',
    kept: {
      gone: {
        term: ACCOUNT.gone,
        from: 'after the last time of signing in; asked by letter at 6 months, and a month before it goes at least',
      },
      left: { term: ACCOUNT.left, from: 'after the work has ended' },
    },
    by: 'forget_accounts',
    wiped: {
      user_account: `id email name created_at signed_in_at stay_asked_at work_account totp_secret totp_confirmed_at
        totp_step reset_asked_by reset_asked_at`,
      member: `id user_id organisation_id organisation_kind role contact_person volunteer secrecy_promised_on created_at
        deactivated_at`,
      recovery_code: 'user_id hash used_at',
      run_trainer: 'activity_id user_id bound_at',
    },
  },
  deeds: {
    what: 'who of the library or of a partner did something: a number of an account beside it',
    purpose: 'to ask them, and to see misuse',
    basis: 'legitimate interest',
    kept: { account: { term: ACCOUNT.gone, from: 'as their account; what was done stays, as nobody’s' } },
    by: 'forget_accounts',
    wiped: {
      booking: 'partner_user_id',
      overbooking: 'made_by',
      call: 'called_by',
      task: 'done_by',
      mark: 'marked_by',
      extra: 'marked_by',
      run_trainer: 'bound_by',
      copied_line: 'copied_by',
      hours_version: 'made_by',
      hours_exception: 'made_by',
      activity: 'kept_by',
      lesson_off: 'off_by',
      reservation: 'made_by',
      agreement: 'made_by',
      agreement_version: 'made_by',
      need: 'opened_by_user ended_by',
      consent: 'explained_by',
      referral: 'sent_by accepted_by',
      event: 'user_id',
      member: 'deactivated_by',
      invitation: 'invited_by',
    },
  },
  workLetters: {
    what: 'letters about the own work: the week in numbers, whether somebody still works here',
    purpose: 'to do the work in time',
    basis: 'contract',
    kept: { month: { term: { days: WORK_LETTER_DAYS }, from: 'after it left' } },
    by: 'forget_accounts',
    wiped: { message: 'user_id' },
  },
  invitations: {
    what: 'an invitation: name, e-mail, as what',
    purpose: 'to let in who was invited, once',
    basis: 'contract',
    kept: {
      ended: { term: { days: INVITATION_KEPT_DAYS }, from: 'after it was accepted, withdrawn, or ran out' },
    },
    by: 'forget_invitations',
    wiped: {
      invitation: `id email name organisation_id organisation_kind role contact_person volunteer token_hash created_at
        expires_at accepted_at withdrawn_at`,
      message: 'invitation_id',
    },
  },
  signIns: {
    what: 'a letter to sign in, and a browser that is signed in',
    purpose: 'to let in who works here',
    basis: 'contract',
    kept: {
      letter: { term: { hours: 1 }, from: 'after its ten minutes' },
      session: { term: { hours: SESSION_HOURS }, from: 'after signing in' },
    },
    by: 'sweep_sign_ins',
    wiped: {
      sign_in: 'id user_id browser_hash token_hash code_hash code_tries created_at expires_at used_at',
      session: 'id user_id member_id via created_at seen_at second_factor_at',
      message: 'sign_in_id',
    },
  },
  contacts: {
    what: 'contact of an agreement: name, work telephone and e-mail of somebody at an organisation',
    purpose: 'to reach who was agreed with',
    basis: 'legitimate interest',
    kept: { version: { term: { days: 1 }, from: 'after the last day of the version of the agreement' } },
    by: 'forget_contacts',
    wiped: { agreement_contact: 'id version_id side name phone email' },
  },
  agreed: {
    what: 'who agreed for an organisation, and the line about data',
    purpose: 'to show what was agreed, and by whom',
    basis: 'accountability',
    kept: { version: { term: { months: AGREED_MONTHS }, from: 'after the last day of the version' } },
    by: 'forget_contacts',
    wiped: { agreement_version: 'agreed_by data_line' },
  },
  seen: {
    what: 'what a device of the desk has sent already: a number of the device',
    purpose: 'to count a question once',
    basis: 'public task',
    kept: { week: { term: { days: SEEN_DAYS }, from: 'after it came' } },
    by: 'forget_seen',
    wiped: { visit_seen: 'id day' },
  },
  tries: {
    what: 'how often something was tried: a keyed hash of an address or account, never the address itself',
    purpose: 'to stop misuse',
    basis: 'legitimate interest',
    kept: { hours: { term: { hours: 2 }, from: 'after the hour in which it was counted' } },
    by: 'forget_traces',
    wiped: { attempt: 'what source hour count last_at' },
  },
  journal: {
    what: 'journal: who looked at or changed which row, from which screen; never what was in it',
    purpose: 'to see misuse',
    basis: 'legitimate interest',
    kept: { year: { term: { months: 12 }, from: 'after it was written' } },
    by: 'forget_traces',
    wiped: { journal: 'id at user_id organisation_id job verb kind why row_ids' },
  },
  letterFiles: {
    what: 'letters and sms in the folder `mail` of the data folder, where no server takes them (the demo)',
    purpose: 'to see what would have been sent',
    basis: 'public task',
    kept: {
      sent: { term: { days: 7 }, from: 'after it was written, and as soon as what it is about is wiped' },
    },
    by: 'forget_letters',
    wiped: {},
  },
  log: {
    what: 'the lines of the log, and `postgres.log`: events, codes and numbers; no name, address or text',
    purpose: 'to mend what breaks',
    basis: 'legitimate interest',
    kept: { log: { term: { days: 35 }, from: 'at most; whoever keeps the machine turns it over' } },
    by: 'whoever keeps the machine',
    wiped: {},
  },
  backups: {
    what: 'copies of the database, with what has been wiped since',
    purpose: 'to go on after a machine broke',
    basis: 'public task',
    kept: { copy: { term: { days: 35 }, from: 'at most' } },
    by: 'whoever keeps the machine',
    wiped: {},
  },
  cookies: {
    what: 'cookies: a random number of the visit, a turn in a crowd, a signed session of who works here',
    purpose: 'to keep the answers of one visit together, and to let in who works here',
    basis: 'public task',
    kept: {
      session: { term: { hours: SESSION_HOURS }, from: 'at most; of residents until the browser closes' },
    },
    by: 'the browser',
    wiped: {},
  },
  storage: {
    what: 'what somebody of the staff typed and did not send, in the tab; questions that wait for a connection',
    purpose: 'to lose nothing',
    basis: 'public task',
    kept: { tab: { term: { hours: 12 }, from: 'at most; gone with the tab, or at signing out' } },
    by: 'the browser',
    wiped: {},
  },
} as const satisfies Record<string, Kept>

/** What is kept, as a list. */
export const entries: readonly Kept[] = Object.values(register)
