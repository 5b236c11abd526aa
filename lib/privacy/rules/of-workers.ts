import { AGREED_MONTHS } from '../../needs/rules/agreement'
import { ACCOUNT, INVITATION_KEPT_DAYS, WORK_LETTER_DAYS } from '../../team/rules/kept'
import { SESSION_HOURS } from '../../team/rules/sessions'
import type { Kept } from './entry'

/** What is kept of who works here, and of who is asked or agreed for an organisation. */
export const ofWorkers = {
  accounts: {
    what: 'an account: name, work e-mail, role, day of the promise, second step',
    purpose: 'to let in who works here, and nobody else',
    basis: 'contract',
    kept: {
      gone: {
        term: ACCOUNT.gone,
        from: 'after the last time of signing in or of coming to work somewhere; asked by letter at 6 months, and a month before it goes at least; where that does not arrive the coordinator reads so',
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
    kept: {
      account: {
        term: ACCOUNT.gone,
        from: 'after the last time of signing in or of coming to work somewhere, as the account; what was done stays, as nobody’s',
      },
    },
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
    kept: {
      month: {
        term: { days: WORK_LETTER_DAYS },
        from: 'after it left; that it reached nobody who was asked, as long as they are',
      },
    },
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
} as const satisfies Record<string, Kept>
