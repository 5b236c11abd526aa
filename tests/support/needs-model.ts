// What should be in the books of needs, written from the words of the agreement and without the rules of the program:
// no file of lib/needs is used here.

export type Org = 'lib' | 'A' | 'B'
type Hand = Org | 'she'
export type Way = 'call' | 'sms' | 'email' | 'card'
export type Says = 'nobody_called' | 'helped' | 'not_yet' | 'stop'
export type Decline = 'not_ours' | 'no_room' | 'not_wanted'
export type Report = 'helped' | 'partly' | 'not_helped' | 'no_contact' | 'no_show' | 'not_wanted'
type Agreement = 'toA' | 'toB' | 'fromA'

export type Step =
  | { do: 'ask'; from: 'lib' | 'A'; to: 'A' | 'B'; user: number; way: Way }
  | { do: 'keepHere'; days: number; way: Way }
  | { do: 'see'; org: 'A' | 'B'; user: number }
  | { do: 'takeOn' | 'spoke'; n: number; other: boolean; user: number }
  | { do: 'decline'; n: number; other: boolean; user: number; reason: Decline }
  | { do: 'appoint'; n: number; other: boolean; user: number; days: number }
  | { do: 'report'; n: number; other: boolean; user: number; how: Report }
  | { do: 'askOther'; n: number; to: 'A' | 'B'; stale: boolean }
  | { do: 'keepNeed'; n: number; days: number; stale: boolean }
  | { do: 'helped' | 'sign' | 'reopen'; n: number; stale: boolean }
  | { do: 'merge'; n: number; into: number }
  | { do: 'undoNeed'; n: number }
  | { do: 'undo'; n: number; by: Org }
  | { do: 'say'; n: number; says: Says; through: 'page' | 'desk' }
  | { do: 'withdraw'; n: number; through: 'page' | 'desk' | 'A' | 'B' }
  | { do: 'withdrawAsked' | 'tried' | 'called'; n: number }
  | { do: 'reopenAsked'; n: number; user: number }
  | { do: 'pass'; minutes: number }
  | { do: 'leave' | 'come'; org: 'A' | 'B'; user: number }
  | { do: 'agree' | 'endAgreement'; which: Agreement }
  | { do: 'close'; org: 'A' | 'B'; days: number; ahead: number }
  | { do: 'work' | 'wipe' }

type Consent = { org: Org; until: number; back: boolean }
type Asking = {
  to: Org
  agreement: Agreement
  contactBy: string
  consent: Consent
  seen: boolean
  accepted: boolean
  acceptedBy: number | null
  contacted: boolean
  report: string | null
  end: null | 'declined' | 'reported' | 'rerouted' | 'withdrawn' | 'need_ended'
  endedAt: number
}
type State = {
  owner: Org | null
  next: string | null
  due: string | null
  coordinator: string | null
  asking: number | null
  appointment: string | null
  says: string | null
  ended: string | null
  saidBy: string | null
  endedAt: number | null
  mergedInto: number | null
  askings: Asking[]
}
type Happening = { kind: string; hand: Hand; at: number; detail: string | null; revision: number; was: State }
export type ModelNeed = State & {
  id: number
  by: 'lib' | 'A'
  byUser: number
  way: Way
  openedAt: number
  openedOn: string
  revision: number
  happened: Happening[]
  consents: Consent[]
  told: string[]
  gone: boolean
  wiped: boolean
}

const promised = { see: 2, contact: 3, report: 5 }
const undoable = new Set(
  'accepted declined contacted appointment reported kept answered tried partner_called ended'.split(' '),
)
const DAY = 86_400_000

/** The Dutch public holidays on which nobody works, read off a calendar. */
const holidays = new Set([
  ...['2026-12-25', '2026-12-26', '2027-01-01', '2027-03-28', '2027-03-29', '2027-04-27', '2027-05-05'],
  ...['2027-05-06', '2027-05-16', '2027-05-17', '2027-12-25', '2027-12-26', '2028-01-01', '2028-04-16'],
  ...['2028-04-17', '2028-04-27', '2028-05-05', '2028-05-25', '2028-06-04', '2028-06-05', '2028-12-25'],
  ...['2028-12-26', '2029-01-01', '2029-04-01', '2029-04-02', '2029-04-27', '2029-05-05', '2029-05-10'],
  ...['2029-05-20', '2029-05-21', '2029-12-25', '2029-12-26', '2030-01-01', '2030-04-21', '2030-04-22'],
  ...['2030-04-27', '2030-05-05', '2030-05-30', '2030-06-09', '2030-06-10', '2030-12-25', '2030-12-26'],
])
/** When the library of these histories is closed. */
export const libraryClosed = { fromDate: '2026-12-28', untilDate: '2026-12-31' }
/** What the library decided about days: closed on Good Friday, open on the fifth of May. */
export const libraryDecided = new Map([
  ['2027-03-26', true],
  ['2027-05-05', false],
])

const amsterdam = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Amsterdam',
  ...({ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', hourCycle: 'h23' } as const),
})
export const dayOf = (moment: number): string => amsterdam.format(moment).slice(0, 10)
const hourOf = (moment: number): number => Number(amsterdam.format(moment).slice(11, 13))
export const plus = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)

export class Model {
  needs: ModelNeed[] = []
  members: Record<'A' | 'B', boolean[]> = { A: [true, true], B: [true, true] }
  until: Record<Agreement, string | null> = { toA: null, toB: null, fromA: null }
  closed: Record<'A' | 'B', { fromDate: string; untilDate: string }[]> = { A: [], B: [] }
  clock: number

  constructor(begins: Date) {
    this.clock = begins.getTime()
  }

  get today(): string {
    return dayOf(this.clock)
  }

  need(n: number): ModelNeed | null {
    const there = this.needs.filter((one) => !one.gone)
    return there.length === 0 ? null : (there[n % there.length] ?? null)
  }

  /** Does one step and says whether it should succeed; null when nobody could even try it. */
  do(step: Step): boolean | null {
    switch (step.do) {
      case 'pass':
        this.clock += step.minutes * 60_000
        return true
      case 'leave':
      case 'come':
        this.members[step.org][step.user] = step.do === 'come'
        return true
      case 'agree':
      case 'endAgreement':
        this.until[step.which] = step.do === 'agree' ? null : plus(this.today, -1)
        return true
      case 'close': {
        const fromDate = plus(this.today, step.ahead)
        this.closed[step.org].push({ fromDate, untilDate: plus(fromDate, step.days - 1) })
        return true
      }
      case 'work':
        return true
      case 'wipe':
        return this.wipe()
      case 'ask':
        return this.ask(step)
      case 'keepHere':
        return this.keepHere(step)
      case 'see':
        return this.see(step)
      default:
        return this.about(step)
    }
  }

  about(step: Extract<Step, { n: number }>): boolean | null {
    const need = this.need(step.n)
    if (!need) return null
    switch (step.do) {
      case 'takeOn':
      case 'spoke':
      case 'decline':
      case 'appoint':
      case 'report':
        return this.answer(need, step)
      case 'askOther':
        return this.askOther(need, step)
      case 'keepNeed':
        return this.keepNeed(need, step)
      case 'helped':
        if (step.stale || need.endedAt !== null) return false
        this.happen(need, 'ended', 'lib', 'helped_here')
        this.end(need, 'helped', 'helper')
        this.tell(need, 'need_ask')
        return true
      case 'sign':
        if (step.stale || need.endedAt !== null || !this.isUnreachable(need)) return false
        this.happen(need, 'ended', 'lib', 'unreachable')
        this.end(need, 'unreachable', null)
        return true
      case 'reopen':
        if (step.stale || need.ended === null || need.wiped) return false
        this.happen(need, 'reopened', 'lib', 'mistake')
        this.backAtDesk(need)
        return true
      case 'merge':
        return this.merge(need, step.into)
      case 'undoNeed':
        return this.undoNeed(need)
      case 'undo':
        return this.undo(need, step.by)
      case 'say':
        return this.say(need, step)
      case 'withdraw':
        return this.withdraw(need, step.through)
      case 'withdrawAsked':
        return this.withdrawAsked(need)
      case 'reopenAsked':
        return this.reopenAsked(need, step.user)
      case 'tried':
      case 'called':
        if (need.endedAt !== null) return false
        this.happen(need, step.do === 'tried' ? 'tried' : 'partner_called', 'lib')
        if (step.do === 'called') need.says = null
        return true
    }
  }

  // ----- opening -----

  ask({ from, to, user, way }: Extract<Step, { do: 'ask' }>): boolean | null {
    if (from === 'A' && !this.members.A[user]) return null
    if (this.needs.filter((one) => !one.gone).length === 3) return null
    const agreement = from === 'A' ? 'fromA' : to === 'A' ? 'toA' : 'toB'
    if (!this.holds(agreement)) return false
    const need = this.open(from, user, way)
    this.send(need, agreement, from)
    return true
  }

  keepHere({ days, way }: Extract<Step, { do: 'keepHere' }>): boolean | null {
    if (this.needs.filter((one) => !one.gone).length === 3) return null
    const need = this.open('lib', 0, way)
    this.happen(need, 'kept', 'lib')
    this.keep(need, plus(this.today, days))
    this.tell(need, 'need_sent', true)
    return true
  }

  open(by: 'lib' | 'A', byUser: number, way: Way): ModelNeed {
    const need: ModelNeed = {
      ...{ id: this.needs.length, by, byUser, way, openedAt: this.clock, openedOn: this.today, revision: -1 },
      ...{
        owner: null,
        next: null,
        due: null,
        coordinator: null,
        asking: null,
        appointment: null,
        says: null,
      },
      ...{ ended: null, saidBy: null, endedAt: null, mergedInto: null, askings: [] },
      ...{ happened: [], consents: [], told: [], gone: false, wiped: false },
    }
    this.needs.push(need)
    this.happen(need, 'opened', by)
    this.backAtDesk(need)
    return need
  }

  send(need: ModelNeed, agreement: Agreement, hand: Org): void {
    this.happen(need, 'sent', hand)
    const to: Org = agreement === 'fromA' ? 'lib' : agreement === 'toA' ? 'A' : 'B'
    const [d, now] = [this.today, new Date(this.clock)]
    const inSixMonths = new Date(now)
    inSixMonths.setUTCFullYear(now.getUTCFullYear(), now.getUTCMonth() + 6, now.getUTCDate())
    const consent = { org: to, until: inSixMonths.getTime(), back: false }
    need.consents.push(consent)
    const contactBy = this.workday(promised.contact, d, to)
    need.askings.push({
      ...{ to, agreement, contactBy, consent, seen: false, accepted: false, acceptedBy: null },
      ...{ contacted: false, report: null, end: null, endedAt: 0 },
    })
    need.asking = need.askings.length - 1
    this.turn(need, to, 'see', this.workday(promised.see, d, to))
    this.tell(need, 'need_sent', true)
    if (to === 'lib') return
    const [contactPerson, colleague] = this.members[to]
    const hear = contactPerson ? 1 : colleague ? 1 : 0
    for (let i = 0; i < hear; i++) need.told.push('asked_partner:email')
  }

  // ----- who was asked -----

  see({ org, user }: Extract<Step, { do: 'see' }>): boolean | null {
    if (!this.members[org][user]) return null
    for (const need of this.needs) {
      const asking = this.current(need)
      if (need.gone || !asking || asking.to !== org || asking.seen || !this.stands(asking.consent)) continue
      this.happen(need, 'seen', org)
      const now = this.current(need) as Asking
      now.seen = true
      this.due(need, 'contact', now.contactBy)
    }
    return true
  }

  answer(need: ModelNeed, step: Extract<Step, { other: boolean }>): boolean | null {
    const asked = need.askings.at(-1)
    if (!asked || need.wiped) return null
    const other = asked.to === 'A' ? 'B' : 'A'
    const who = step.other ? other : asked.to
    if (who !== 'lib' && !this.members[who][step.user]) return null
    if (step.other) return false
    if (asked.end !== null || need.asking !== need.askings.length - 1) return false
    if (who !== 'lib' && !this.stands(asked.consent)) return false
    switch (step.do) {
      case 'takeOn': {
        if (asked.accepted && asked.acceptedBy === step.user) return false
        this.happen(need, 'accepted', who)
        if (!asked.accepted) {
          const late = asked.contactBy < this.today
          this.due(need, 'contact', late ? this.workday(0, this.today, who) : asked.contactBy)
        }
        const taken = { seen: asked.seen || !asked.accepted, accepted: true, acceptedBy: step.user }
        Object.assign(this.current(need) as Asking, taken)
        return true
      }
      case 'decline':
        if (asked.contacted) return false
        this.happen(need, 'declined', who, step.reason)
        this.close(need, 'declined')
        this.returned(need, step.reason)
        return true
      case 'spoke':
        if (!asked.accepted || asked.contacted) return false
        this.happen(need, 'contacted', who)
        Object.assign(this.current(need) as Asking, { contacted: true })
        this.due(need, 'report', this.workday(promised.report, this.today, who))
        need.says = null
        this.tell(need, 'need_ask')
        return true
      case 'appoint': {
        if (!asked.accepted || step.days < 0) return false
        const on = plus(this.today, step.days)
        this.happen(need, 'appointment', who)
        // Whoever makes an appointment has spoken with her.
        if (!asked.contacted) this.tell(need, 'need_ask')
        Object.assign(this.current(need) as Asking, { contacted: true })
        this.due(need, 'report', this.workday(promised.report, on, who))
        need.appointment = on
        need.says = null
        return true
      }
      case 'report':
        if (!asked.accepted) return false
        this.happen(need, 'reported', who, step.how)
        Object.assign(this.current(need) as Asking, { report: step.how })
        if (step.how === 'helped') {
          this.end(need, 'helped', 'helper', 'reported')
          this.tell(need, 'need_ask')
        } else {
          this.close(need, 'reported')
          this.returned(need, step.how)
        }
        return true
    }
  }

  returned(need: ModelNeed, why: string): void {
    this.backAtDesk(need)
    this.tell(need, 'need_turn')
    const { to } = need.askings.at(-1) as Asking
    if (why === 'not_wanted') this.takeBack(need, to)
  }

  // ----- the desk -----

  askOther(need: ModelNeed, { to, stale }: { to: 'A' | 'B'; stale: boolean }): boolean {
    const agreement = to === 'A' ? 'toA' : 'toB'
    if (stale || need.endedAt !== null || !this.holds(agreement)) return false
    if (need.asking !== null) {
      this.happen(need, 'rerouted', 'lib')
      this.close(need, 'rerouted')
      const { says } = need
      this.backAtDesk(need)
      need.says = says
    }
    this.send(need, agreement, 'lib')
    need.appointment = null
    need.says = null
    return true
  }

  keepNeed(need: ModelNeed, { days, stale }: { days: number; stale: boolean }): boolean {
    if (days < 0 || stale || need.endedAt !== null) return false
    this.happen(need, 'kept', 'lib')
    if (need.asking !== null) this.close(need, 'rerouted')
    this.keep(need, plus(this.today, days))
    this.tell(need, 'need_turn')
    return true
  }

  keep(need: ModelNeed, on: string): void {
    this.backAtDesk(need)
    this.due(need, 'help', on)
  }

  merge(need: ModelNeed, n: number): boolean | null {
    const into = this.need(n)
    if (!into || into === need) return null
    if (need.endedAt !== null || into.endedAt !== null) return false
    this.happen(need, 'merged', 'lib')
    this.end(need, null, null)
    for (const one of this.needs) if (one === need || one.mergedInto === need.id) one.mergedInto = into.id
    this.takeBack(need)
    return true
  }

  undoNeed(need: ModelNeed): boolean | null {
    if (need.by === 'A' && !this.members.A[need.byUser]) return null
    if (need.wiped || need.openedOn !== this.today) return false
    if (need.askings.some((one) => one.accepted)) return false
    if (this.needs.some((one) => !one.gone && one.mergedInto === need.id)) return false
    need.gone = true
    return true
  }

  undo(need: ModelNeed, by: Org): boolean | null {
    const last = need.happened.filter((one) => one.hand === by).at(-1)
    if (!last || (by !== 'lib' && !this.members[by].some(Boolean))) return null
    if (!undoable.has(last.kind) || last.at + 600_000 <= this.clock || need.wiped) return false
    if (['not_wanted', 'stop', 'unreachable'].includes(last.detail ?? '')) return false
    if (last.was.owner === null && last.detail !== 'helped') return false
    if (last.revision !== need.revision || (by !== 'lib' && !this.mayWrite(need, by))) return false
    const { kind, was } = last
    this.happen(need, 'undone', by, kind)
    Object.assign(need, structuredClone(was))
    // A consent is one, whichever asking remembers it.
    for (const [i, one] of need.askings.entries()) one.consent = need.consents[i] as Consent
    return true
  }

  // ----- she -----

  say(need: ModelNeed, { says, through }: Extract<Step, { do: 'say' }>): boolean | null {
    if (need.wiped && through === 'page') return null
    const hand = through === 'page' ? 'she' : 'lib'
    if (need.wiped || !this.canSay(need, says)) return false
    this.happen(need, 'answered', hand, says)
    if (says === 'nobody_called') need.says = says
    else if (says === 'not_yet') {
      if (need.ended === null) need.says = says
      else this.backAtDesk(need)
    } else if (says === 'helped' && need.ended !== null) need.saidBy = 'resident'
    else this.end(need, says === 'helped' ? 'helped' : 'stopped', says === 'helped' ? 'resident' : null)
    if (says === 'stop') this.takeBack(need)
    return true
  }

  canSay(need: ModelNeed, says: Says): boolean {
    if (need.mergedInto !== null || need.ended === 'stopped') return false
    if (need.ended === 'unreachable') return says === 'not_yet'
    if (need.ended === 'helped') return says === 'not_yet' || (says === 'helped' && need.saidBy === 'helper')
    return says !== 'nobody_called' || need.asking !== null
  }

  withdraw(need: ModelNeed, through: 'page' | 'desk' | 'A' | 'B'): boolean | null {
    const isPartner = through === 'A' || through === 'B'
    if ((isPartner && !this.members[through].some(Boolean)) || (need.wiped && through === 'page')) return null
    const asking = this.current(need)
    if (!asking || (isPartner && !this.mayWrite(need, through))) return false
    this.happen(need, 'withdrawn', isPartner ? through : through === 'page' ? 'she' : 'lib')
    this.close(need, 'withdrawn')
    this.backAtDesk(need)
    if (through !== 'page') this.tell(need, 'need_turn')
    this.takeBack(need, asking.to)
    return true
  }

  /** Whoever brought her hears that she wants no more: it stands beside what the desk does, and changes no turn. */
  withdrawAsked(need: ModelNeed): boolean | null {
    if (need.by !== 'A' || !this.members.A.some(Boolean)) return null
    if (need.endedAt !== null || need.consents.every((one) => one.back)) return false
    this.takeBack(need)
    need.revision -= 1
    this.happen(need, 'withdrawn', 'A')
    return true
  }

  /** Whoever told that she was helped takes that word back, as long as nobody said anything since. */
  reopenAsked(need: ModelNeed, user: number): boolean | null {
    const last = need.askings.at(-1)
    if (!last || need.wiped || (last.to !== 'lib' && !this.members[last.to][user])) return null
    const isTheirs = last.report === 'helped' && need.ended === 'helped' && need.saidBy === 'helper'
    if (!isTheirs || need.endedAt !== last.endedAt) return false
    if (last.to !== 'lib' && !this.stands(last.consent)) return false
    this.happen(need, 'reopened', last.to, 'mistake')
    this.backAtDesk(need)
    this.tell(need, 'need_turn')
    return true
  }

  wipe(): boolean {
    for (const need of this.needs)
      if (!need.gone && !need.wiped && need.endedAt !== null)
        Object.assign(need, {
          ...{ wiped: true, told: [], askings: [], consents: [], revision: need.revision + 1 },
        })
    return true
  }

  // ----- what is read -----

  /** Why it is the library's to act on although another was asked, or on top of its list. */
  backBecause(need: ModelNeed): string | null {
    const asking = this.current(need)
    if (need.says) return need.says
    if (asking?.consent.back) return 'withdrawn'
    const kept = !asking && need.next === 'help'
    if (kept && need.happened.at(-1)?.kind === 'withdrawn') return 'withdrawn'
    if (asking && asking.consent.until <= this.clock) return 'consent_over'
    if ((need.due as string) < this.today) return 'late'
    if (!asking || asking.to === 'lib') return null
    const there = this.members[asking.to]
    if (!there.some(Boolean)) return 'nobody_there'
    if (asking.acceptedBy !== null && !there[asking.acceptedBy]) return 'member_gone'
    const until = this.until[asking.agreement]
    return !asking.accepted && until !== null && until < this.today ? 'agreement_over' : null
  }

  /** Who has to act on an open need, and whether it is for today. */
  acts(need: ModelNeed) {
    const because = this.backBecause(need)
    const atLibrary = need.owner === 'lib' || because !== null
    const ofOurs = need.next === 'help' || need.next === 'report'
    const later = ofOurs && (need.appointment ?? (need.due as string)) > this.today
    const waits = because === null && (need.owner !== 'lib' || later)
    return { because, atLibrary, waits, forCoordinator: this.today >= (need.coordinator as string) }
  }

  /** Which askings a partner has on a card, by their order within the need; and of which it sees who she is. */
  cards(need: ModelNeed, org: 'A' | 'B'): string[] {
    return need.askings.flatMap((one, i) => {
      const isShown = one.end === null || one.endedAt > this.clock - 30 * DAY
      if (one.to !== org || !isShown || !this.stands(one.consent)) return []
      return [`${i}${one.accepted && one.end === null ? ' knows her' : ''}`]
    })
  }

  /** Whether what a partner asked the library is on its list, and with her name. */
  askedCard(need: ModelNeed): string | null {
    if (need.by !== 'A' || (need.endedAt !== null && need.endedAt <= this.clock - 30 * DAY)) return null
    return need.endedAt === null && need.consents.some((one) => this.stands(one)) ? 'by name' : 'no name'
  }

  // ----- parts -----

  /** Something happens: how it stood is kept. */
  happen(need: ModelNeed, kind: string, hand: Hand, detail: string | null = null): void {
    need.revision += 1
    const { owner, next, due, coordinator, asking, appointment, says } = need
    const { ended, saidBy, endedAt, mergedInto, askings } = need
    const was = structuredClone({
      ...{ owner, next, due, coordinator, asking, appointment, says },
      ...{ ended, saidBy, endedAt, mergedInto, askings },
    })
    need.happened.push({ kind, hand, at: this.clock, detail, revision: need.revision, was })
  }

  turn(need: ModelNeed, owner: Org, next: string, due: string): void {
    need.owner = owner
    this.due(need, next, due)
  }

  due(need: ModelNeed, next: string, due: string): void {
    Object.assign(need, { next, due, coordinator: this.workday(2, due, 'lib') })
  }

  backAtDesk(need: ModelNeed): void {
    Object.assign(need, {
      ended: null,
      saidBy: null,
      endedAt: null,
      asking: null,
      appointment: null,
      says: null,
    })
    this.turn(need, 'lib', 'route', this.workday(0, this.today, 'lib'))
  }

  close(need: ModelNeed, end: Asking['end']): void {
    if (need.asking !== null) Object.assign(need.askings[need.asking] as Asking, { end, endedAt: this.clock })
    need.asking = null
  }

  end(
    need: ModelNeed,
    ended: string | null,
    saidBy: string | null,
    because: Asking['end'] = 'need_ended',
  ): void {
    this.close(need, because)
    const nobody = { owner: null, next: null, due: null, coordinator: null, appointment: null, says: null }
    Object.assign(need, { ...nobody, ended, saidBy, endedAt: this.clock })
  }

  takeBack(need: ModelNeed, org?: Org): void {
    for (const one of need.consents) if (org === undefined || one.org === org) one.back = true
  }

  tell(need: ModelNeed, kind: string, isThere = false): void {
    const { way } = need
    need.told.push(`${kind}:${way === 'email' || way === 'sms' ? way : isThere ? 'card' : 'call'}`)
  }

  current(need: ModelNeed): Asking | null {
    return need.asking === null ? null : (need.askings[need.asking] ?? null)
  }

  stands(consent: Consent): boolean {
    return !consent.back && consent.until > this.clock
  }

  /** Whether the last asking is of this partner, and its doing. */
  mayWrite(need: ModelNeed, org: Org): boolean {
    const last = need.askings.at(-1)
    if (!last || last.to !== org || !this.stands(last.consent) || need.ended === 'unreachable') return false
    return last.end === null || last.end === 'declined' || last.end === 'reported'
  }

  holds(agreement: Agreement): boolean {
    const until = this.until[agreement]
    return until === null || this.today <= until
  }

  isUnreachable(need: ModelNeed): boolean {
    const undone = new Set<Happening>()
    for (const [i, one] of need.happened.entries())
      if (one.kind === 'undone')
        for (const before of need.happened.slice(0, i))
          if (before.revision === one.revision - 1) undone.add(before)
    const heard = need.happened.findLastIndex((one) =>
      ['answered', 'reopened', 'contacted', 'appointment'].includes(one.kind),
    )
    const tries = need.happened.slice(heard + 1).filter((one) => one.kind === 'tried' && !undone.has(one))
    const halves = new Set(tries.map(({ at }) => `${dayOf(at)} ${hourOf(at) < 13}`))
    const on = tries.map(({ at }) => Date.parse(dayOf(at)))
    return halves.size >= 3 && Math.max(...on) - Math.min(...on) >= 14 * DAY
  }

  /** The day after so many on which this organisation works; none: this day, or the first that it does. */
  workday(count: number, from: string, org: Org): string {
    const closed = org === 'lib' ? [libraryClosed] : this.closed[org]
    const isWorked = (day: string) => {
      const week = new Date(`${day}T00:00:00Z`).getUTCDay()
      const isClosed = closed.some((one) => one.fromDate <= day && day <= one.untilDate)
      const decided = org === 'lib' ? libraryDecided.get(day) : undefined
      return week !== 0 && week !== 6 && !(decided ?? holidays.has(day)) && !isClosed
    }
    let [day, left] = [from, count]
    if (left === 0) while (!isWorked(day)) day = plus(day, 1)
    while (left > 0) {
      day = plus(day, 1)
      if (isWorked(day)) left -= 1
    }
    return day
  }
}
