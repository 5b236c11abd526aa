import { render } from '@react-email/render'
import { Block, type Paragraph, plain, shortName } from './blocks'
import type { Facts, Kind, Place } from './facts'
import { Layout } from './layout'
import { ar } from './texts/ar'
import { en } from './texts/en'
import { nl, type Texts, type Way } from './texts/nl'

export type { Facts, Kind, Moment, Place } from './facts'

const texts: Record<Facts['language'], Texts> = { nl, en, ar }
const SMS_LENGTH = 160

/** A letter of one kind as an e-mail: subject, HTML and the same in plain text. */
export async function emailLetter(
  kind: Kind,
  facts: Facts,
): Promise<{ subject: string; html: string; text: string }> {
  const t = texts[facts.language]
  const subject = t.to[facts.contactOf].subject(facts)
  const blocks = blocksOf(saidIn(kind, facts), facts, t)
  const html = await render(
    <Layout language={facts.language} direction={t.direction} title={subject} library={t.library}>
      {blocks.map((block) => (
        <Block key={block.lines.join()} block={block} />
      ))}
    </Layout>,
  )
  return { subject, html, text: `${blocks.map(plain).join('\n\n')}\n` }
}

/** The same letter in at most 160 characters; a long name is cut, never the time, the code or the telephone. */
export function smsLetter(kind: Kind, facts: Facts): string {
  return smsOf(saidIn(kind, facts), facts, texts[facts.language])
}

/** What is said of how a booking stands: of lessons that change something else where none is left to come. */
type Said = Kind | 'last_off'

function saidIn(kind: Kind, facts: Facts): Said {
  const isLast = kind === 'lessons_changed' && facts.moments.length === 0 && !isOffer(kind, facts)
  return isLast ? 'last_off' : kind
}

function smsOf(kind: Said, facts: Facts, t: Texts): string {
  if (kind === 'contact_changed') return `${t.contactChanged} ${t.smsCall} ${phoneOf(facts, t)}`
  const what = t.to[facts.contactOf].sms[kind]({ ...facts, name: shortName(facts.name) })
  const [alone, all] = headsOf(kind, facts, t).map((when) => [what, when].filter(Boolean).join(' '))
  const both = asksBoth(kind, facts) ? `${t.smsBothMeant} ` : ''
  const ask = kind === 'rescheduled' ? `${t.smsNot} ` : ''
  const tail = `${both}${ask}${t.smsCode} ${facts.code}. ${t.smsCall} ${phoneOf(facts, t)}`
  const withHead = (head: string) => {
    const where = whereIn(SMS_LENGTH - head.length - tail.length - 4, kind, facts, t)
    return where ? `${head}, ${where}. ${tail}` : `${head}. ${tail}`
  }
  const full = all === undefined ? null : withHead(all)
  return full !== null && isWhole(full, facts, t) ? full : withHead(alone ?? what)
}

/** When it is, and where one message tells of more bookings also when those are. */
function headsOf(kind: Said, facts: Facts, t: Texts): (string | null)[] {
  const alone = momentOf(kind, facts, t)
  const others = facts.beside.flatMap(([first]) => (first ? [t.start(first)] : []))
  if (alone === null || others.length === 0) return [alone]
  return [alone, [alone, ...others].join(` ${t.and} `)]
}

/** Whether an sms that names every moment has room for the address as well. */
function isWhole(sms: string, { places: [place] }: Facts, t: Texts): boolean {
  return sms.length <= SMS_LENGTH && (!place || sms.includes(whole(place.street, t)))
}

/** Where to be in so many characters: with the address where it fits, which is never cut; a new one rather than the name. */
function whereIn(room: number, kind: Said, facts: Facts, t: Texts): string {
  const branch = branchOf(facts, t)
  const [place] = coming.has(kind) || kind === 'offer' ? facts.places : []
  if (!place) return clipped(branch, room)
  const address = [place.line, place.street].map((one) => whole(one, t))
  const named = address.map((one) => `${branch}, ${one}`)
  const fits = [...named, ...(kind === 'new_address' ? address : [])].find((one) => one.length <= room)
  return fits ?? clipped(branch, room)
}

/** Only a letter about a moment that somebody just chose asks: later ones are about what was meant. */
function asksBoth(kind: Said, facts: Facts): boolean {
  return (kind === 'confirmation' || kind === 'moved') && facts.areBothMeant
}

function momentOf(kind: Said, facts: Facts, t: Texts): string | null {
  const [first] = kind === 'last_off' ? facts.off : facts.moments
  if (kind === 'offer' || (kind === 'lessons_changed' && facts.offeredUntil)) return facts.offeredUntil
  return first && !untimed.has(kind) ? t.start(first) : null
}

const untimed: ReadonlySet<Said> = new Set(['waiting', 'offer_lapsed'])

/** The branch as it is called; who has no name of its own is "the library of". */
function branchOf({ branch: { name, hasWholeName } }: Facts, t: Texts): string {
  return hasWholeName ? name : t.branch(name)
}

/** The telephone of the branch. */
function phoneOf({ branch }: Facts, t: Texts): string {
  return whole(branch.phone, t)
}

/** What stays as it is, isolated in a text from right to left, where its parts would change places. */
function whole(text: string, t: Texts): string {
  return t.direction === 'rtl' ? `\u2066${text}\u2069` : text
}

function clipped(name: string, room: number): string {
  if (name.length <= room) return name
  return room < 8 ? '' : `${name.slice(0, room - 1).trimEnd()}…`
}

// ---------- what a letter says ----------

function blocksOf(kind: Said, facts: Facts, t: Texts): Paragraph[] {
  // To an address that may be a stranger's: no name, no moment, no code.
  if (kind === 'contact_changed')
    return [{ lines: [t.contactChanged] }, { lines: [t.call(phoneOf(facts, t))] }]
  const to = t.to[facts.contactOf]
  const kept = isOffer(kind, facts) && facts.offeredUntil ? [t.until(facts.offeredUntil)] : []
  return [
    { lines: [to.greeting(facts)] },
    { lines: [to.lead[kind](facts), ...kept] },
    ...(asksBoth(kind, facts) ? [{ lines: [t.bothMeant] }] : []),
    ...momentsIn(kind, facts, t),
    ...whereTo(kind, facts, t),
    ...(comes(kind, facts) ? [{ label: t.bring, lines: [to.bring[facts.kind]] }, next(kind, facts, t)] : []),
    ...(kind === 'cancelled' ? [] : [{ label: to.code, lines: [facts.code, t.codeHint] }]),
    ...wayOn(kind, facts, t),
    { lines: [to.safe] },
  ]
}

/** When it is, or was to be; what is new is marked, and what does not take place stands below. */
function momentsIn(kind: Said, facts: Facts, t: Texts): Paragraph[] {
  const { moments, off } = facts
  if (kind === 'last_off') return [{ label: t.off(off.length), lines: off.map(t.period) }]
  const isChange = kind === 'lessons_changed'
  const lines = moments.map((one) =>
    isChange && one.isNew ? `${t.period(one)} (${t.isNew})` : t.period(one),
  )
  const label = kind === 'called_off' ? t.calledOff : t.when(moments.length)
  const without = comes(kind, facts) && kind !== 'reminder' && off.length > 0
  const beside = facts.beside.flat().map(t.period)
  return [
    { label, lines },
    ...(without ? [{ label: t.off(off.length), lines: off.map(t.period) }] : []),
    ...(beside.length > 0 ? [{ label: t.beside, lines: beside }] : []),
  ]
}

/** The branch with its address where somebody is going to come, how to get in, and a map where the library has one. */
function whereTo(kind: Said, facts: Facts, t: Texts): Paragraph[] {
  const branch = branchOf(facts, t)
  const [first, ...later] = isOver.has(kind) ? [] : facts.places
  if (!first) return [{ label: t.where, lines: [branch] }]
  const linesOf = ({ line, entrance }: Place) => [line, ...(entrance ? [entrance] : [])]
  // A reminder has no link at all.
  const linkOf = ({ mapUrl }: Place) =>
    mapUrl && kind !== 'reminder' ? { link: { url: mapUrl, text: t.map } } : {}
  return [
    { label: t.where, lines: [branch, ...linesOf(first)], ...linkOf(first) },
    ...later.map((one) => ({ label: t.from(one.from ?? ''), lines: linesOf(one), ...linkOf(one) })),
  ]
}

/** What tells that nobody has to come. */
const isOver: ReadonlySet<Said> = new Set(['cancelled', 'called_off', 'last_off'])

/** What tells of a moment at which somebody comes. */
const coming: ReadonlySet<Said> = new Set([
  ...(['confirmation', 'moved', 'rescheduled', 'lessons_changed', 'new_address', 'reminder'] as const),
])

/** Whether it is certain that somebody comes: not while they still have to say whether they want their place. */
function comes(kind: Said, facts: Facts): boolean {
  return coming.has(kind) && !isOffer(kind, facts)
}

/** Whether somebody still has to say whether they want their place; a change may leave them less time for that. */
function isOffer(kind: Said, { offeredUntil }: Facts): boolean {
  return kind === 'offer' || (changes.has(kind) && offeredUntil !== null)
}

/** What the library changed of its own, for whoever has a place or has yet to take it. */
const changes: ReadonlySet<Said> = new Set(['lessons_changed', 'new_address'])

function next(kind: Said, { reminders, moments, contactOf }: Facts, t: Texts): Paragraph {
  const { come } = t.to[contactOf]
  if (kind === 'reminder') return { lines: [come] }
  const remind = reminders > 0 ? [t.remind(reminders, moments.length)] : []
  return { label: t.next, lines: [...remind, come] }
}

function wayOn(kind: Said, facts: Facts, t: Texts): Paragraph[] {
  const phone = phoneOf(facts, t)
  if (kind === 'cancelled' || kind === 'last_off') return [{ lines: [t.call(phone)] }]
  if (kind === 'reminder' && facts.kind === 'course') return [{ lines: [t.absent(phone)] }]
  return [change(kind, facts, t), { lines: [t.orCall(phone)] }]
}

/** A reminder has no link: whoever never gets one does not follow a false one. */
function change(kind: Said, facts: Facts, t: Texts): Paragraph {
  const way = wayOf(kind, facts)
  const question = t.to[facts.contactOf].change[way]
  if (kind === 'reminder' || facts.url === '') return { lines: [`${question} ${t.siteWithoutLink}`] }
  return { lines: [`${question} ${t.site}`], link: { url: facts.url, text: t.changeLink[way] } }
}

function wayOf(kind: Said, facts: Facts): Way {
  if (isOffer(kind, facts)) return 'offer'
  if (kind === 'called_off') return facts.kind === 'course' ? 'no_course' : 'no_time'
  return kind === 'waiting' || kind === 'offer_lapsed' ? 'waiting' : facts.kind
}
