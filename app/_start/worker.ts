import { pathToFileURL } from 'node:url'
import { outliveCuts } from '@/db/driver'
import { forgetTickets } from '@/lib/attendance/commands/tickets'
import { lookForRush } from '@/lib/bookings/commands/rush'
import { sweepGuests } from '@/lib/drafts/commands'
import { type Due, deliver, type Lane } from '@/lib/messages/commands'
import { forgetContacts } from '@/lib/needs/commands/agreements'
import { tellLate } from '@/lib/needs/commands/late'
import { putDigests, remindAsked } from '@/lib/needs/commands/remind'
import { letterSender } from '@/lib/network/queries/house-style'
import { putReminders } from '@/lib/notices/commands/reminders'
import { type Letter, letterFor } from '@/lib/notices/queries/letters'
import { workLetter } from '@/lib/notices/queries/letters-work'
import { needLetterFor } from '@/lib/notices/queries/need-letters'
import { settle } from '@/lib/places/commands/settle'
import { lookAtSmallRuns } from '@/lib/planning/commands/few'
import { fillAgenda } from '@/lib/planning/commands/fill'
import { whatFillsAgenda } from '@/lib/planning/queries/fills'
import {
  forgetLetters,
  forgetNeeds,
  forgetResidents,
  forgetTopics,
  forgetTraces,
} from '@/lib/privacy/commands/forget'
import { type Wiper, wipers } from '@/lib/privacy/rules/entry'
import { forgetSeen, mixQuestions } from '@/lib/questions/commands/mix'
import { askToStay, forgetAccounts, forgetInvitations } from '@/lib/team/commands/forget'
import { sweepSignIns } from '@/lib/team/commands/signin'
import { doorLetter } from '@/lib/team/queries/signin'
import type { Actor } from '@/lib/tools/access'
import { keepClock } from '@/lib/tools/clock'
import { fresh } from '@/lib/tools/fresh'
import { type Job, startWorker } from '@/lib/tools/jobs'
import { errorCode, log } from '@/lib/tools/log'
import { closeMail, sendMail } from '@/lib/tools/mail'
import { Undeliverable } from '@/lib/tools/refusal'
import { isCopy } from '@/lib/tools/site'
import { sendSms } from '@/lib/tools/sms'
import { localDate } from '@/lib/tools/time'
import { goOnUnheard } from './programs.mjs'

/** Who takes away what is over, by the name that the register has for it. */
const forgetting: Readonly<Record<Wiper, Job['run']>> = {
  forget_residents: always(forgetResidents),
  forget_topics: whenChanged(day, forgetTopics),
  forget_needs: always(forgetNeeds),
  forget_tickets: always(forgetTickets),
  sweep_guests: always(sweepGuests),
  forget_accounts: whenChanged(day, forgetAccounts),
  forget_invitations: whenChanged(day, forgetInvitations),
  sweep_sign_ins: always(sweepSignIns),
  forget_contacts: whenChanged(day, forgetContacts),
  forget_seen: whenChanged(day, forgetSeen),
  forget_traces: always(forgetTraces),
  forget_letters: always(forgetLetters),
}

/** Everything that happens by itself, and how often in seconds. */
export const jobs: readonly Job[] = [
  { name: 'fill_agenda', every: 60, run: whenChanged(whatFillsAgenda, fillAgenda) },
  { name: 'look_at_small_runs', every: 60, run: whenChanged(quarter, lookAtSmallRuns) },
  { name: 'settle', every: 60, run: (actor, now) => settle(actor, {}, now) },
  { name: 'look_for_rush', every: 60, run: (actor, now) => lookForRush(actor, {}, now) },
  // What the register of all that is kept of people says, as often.
  ...wipers.map((name) => ({ name, every: 60, run: forgetting[name] })),
  // All of a quarter of an hour together: the more there are, the less their order tells.
  { name: 'mix_questions', every: 60, run: whenChanged(quarter, mixQuestions) },
  { name: 'ask_to_stay', every: 60, run: whenChanged(day, askToStay) },
  { name: 'put_reminders', every: 60, run: (actor, now) => putReminders(actor, {}, now) },
  { name: 'remind_asked', every: 60, run: whenChanged(quarter, remindAsked) },
  { name: 'put_digests', every: 60, run: whenChanged(quarter, putDigests) },
  { name: 'tell_late', every: 60, run: (actor, now) => tellLate(actor, {}, now) },
  // A lane has a run of its own: one that is full holds up no other.
  { name: 'deliver_door', every: 1, run: delivery('door') },
  { name: 'deliver_today', every: 2, run: delivery('today') },
  { name: 'deliver_rest', every: 2, run: delivery('rest') },
]

type Work = (actor: Actor, input: Record<string, never>, now: Date) => Promise<number>

/** Works every time. */
function always(work: Work): Job['run'] {
  return (actor, now) => work(actor, {}, now)
}

/** Looks every time, and works on a new day or when something it stands on was changed; the first time always. */
function whenChanged(look: (actor: Actor, now: Date) => Promise<string>, work: Work): Job['run'] {
  let done = ''
  return async (actor, now) => {
    const seen = await look(actor, now)
    if (seen === done) return
    await work(actor, {}, now)
    // Looked at before: what changes meanwhile is done the next time.
    done = seen
  }
}

/** Which day it is in the library. */
async function day(_actor: Actor, now: Date): Promise<string> {
  return localDate(now)
}

/** Which quarter of an hour it is. */
async function quarter(_actor: Actor, now: Date): Promise<string> {
  return String(Math.floor(now.getTime() / (15 * 60_000)))
}

function delivery(lane: Lane): Job['run'] {
  return (actor, now, stopping) => {
    const postman = { compose: (due: Due, at: Date) => compose(actor, due, at), send: post }
    return deliver<Letter>(actor, postman, now, { lanes: [lane], stopping })
  }
}

/** About somebody's work here, about a booking, about a need to whom it is of, or about a way in. */
function compose(actor: Actor, due: Due, at: Date): Promise<Letter | null> {
  if (due.userId) return workLetter(actor, due, at)
  if (due.needId) return needLetterFor(actor, due, at)
  return due.bookingId ? letterFor(actor, due, at) : doorLetter(actor, due, at)
}

/** Under which name letters leave, at most so many seconds after the library set it. */
const sender = fresh(5, () => letterSender({ kind: 'system', job: 'deliver' }))

async function post(letter: Letter, { id, signInId }: Due, ending: AbortSignal): Promise<string> {
  if (letter.channel === 'sms') return sendSms(letter, id, ending)
  const { channel: _, ...mail } = letter
  try {
    return await sendMail({ ...mail, sender: await sender() }, id, ending)
  } catch (error) {
    if (!(error instanceof Undeliverable && error.code === 'NO_SERVER' && signInId)) throw error
    // It opens the door for the browser that asked and for no other, so that it may stand in a log.
    process.stdout.write(`\nThere is no mail server. To sign in:\n${linksIn(mail.text)}\n`)
    throw new Undeliverable('ON_TERMINAL')
  }
}

function linksIn(text: string): string {
  return (text.match(/https?:\/\/\S+sleutel=\S+/g) ?? []).join('\n')
}

/** Starts the jobs in this process; `stop` finishes what is running. */
export async function startJobs(): Promise<{ stop: () => Promise<void> }> {
  await keepClock()
  const worker = startWorker(jobs, isCopy)
  return {
    stop: async () => {
      await worker.stop()
      closeMail()
    },
  }
}

/** As `npm start` runs it beside the site, and `npm run worker` beside any number of web processes. */
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  goOnUnheard()
  outliveCuts((error) => log('uncaught', { code: errorCode(error) }))
  const worker = await startJobs()
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void worker.stop().then(() => process.exit(0)))
}
