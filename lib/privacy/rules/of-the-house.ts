import { SOURCE_DAYS } from '../../bookings/rules/rush'
import { DAYS_BACK, SEEN_DAYS } from '../../questions/rules/days'
import { KNOWN_DAYS, SESSION_HOURS } from '../../team/rules/sessions'
import { ECHO_MINUTES } from '../../tools/echo'
import { TYPED_HOURS } from '../../tools/envelope'
import type { Kept } from './entry'

/** What the house itself keeps to work, in the database and beside it, that can be of a person. */
export const ofTheHouse = {
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
    kept: {
      hour: { term: { hours: 2 }, from: 'after the begin of the hour in which it was counted' },
      day: { term: { hours: 25 }, from: 'after the begin of the day, of what is counted by the day' },
    },
    by: 'forget_traces',
    wiped: { attempt: 'what source hour count last_at' },
  },
  sources: {
    what: 'where a booking came from that nobody made who had signed in: a keyed hash of a network, never the address',
    purpose: 'so that nobody holds or books everything, and what is plainly false can be let go of together',
    basis: 'legitimate interest',
    kept: { made: { term: { days: SOURCE_DAYS }, from: 'after it was made' } },
    by: 'forget_traces',
    wiped: { booking: 'source', task: 'source' },
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
    what: 'cookies: a random number of the visit, a turn in a crowd, a signed session of who works here, that they signed in before, and what was typed in a form that was not right, sealed',
    purpose: 'to keep the answers of one visit together, and to let in who works here',
    basis: 'public task',
    kept: {
      session: { term: { hours: SESSION_HOURS }, from: 'at most; of residents until the browser closes' },
      echo: { term: { minutes: ECHO_MINUTES }, from: 'after a form that was not right' },
      known: { term: { days: KNOWN_DAYS }, from: 'after signing in, that somebody did in this browser' },
    },
    by: 'the browser',
    wiped: {},
  },
  storage: {
    what: 'what somebody of the staff typed and did not send; questions that wait for a connection, of nobody',
    purpose: 'to lose nothing',
    basis: 'public task',
    kept: {
      tab: {
        term: { hours: SESSION_HOURS },
        from: 'at most in the tab: gone with it, at signing out, or when it is sent',
      },
      closed: {
        term: { hours: TYPED_HOURS },
        from: 'after doing nothing signed them out, in the browser, closed so that the server opens it for nobody but them; what lies there longer nothing opens, and it goes when somebody comes in again',
      },
      questions: {
        term: { days: DAYS_BACK },
        from: 'after their day of questions that wait in the browser; later they are refused, and somebody takes them away',
      },
    },
    by: 'the browser',
    wiped: {},
  },
} as const satisfies Record<string, Kept>
