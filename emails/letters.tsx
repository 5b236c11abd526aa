import { render } from '@react-email/render'
import { Block, type Paragraph, plain, shortName } from './blocks'
import type { Facts, Kind } from './facts'
import { Layout } from './layout'
import { ar } from './texts/ar'
import { en } from './texts/en'
import { nl, type Texts, type Way } from './texts/nl'

export type { Facts, Kind, Moment } from './facts'

const texts: Record<Facts['language'], Texts> = { nl, en, ar }
const SMS_LENGTH = 160

/** A letter of one kind as an e-mail: subject, HTML and the same in plain text. */
export async function emailLetter(
  kind: Kind,
  facts: Facts,
): Promise<{ subject: string; html: string; text: string }> {
  const t = texts[facts.language]
  const subject = t.to[facts.contactOf].subject(facts)
  const blocks = blocksOf(kind, facts, t)
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
  const t = texts[facts.language]
  if (kind === 'contact_changed') return `${t.contactChanged} ${t.smsCall} ${phoneOf(facts, t)}`
  const what = t.to[facts.contactOf].sms[kind]({ ...facts, name: shortName(facts.name) })
  const head = [what, momentOf(kind, facts, t)].filter(Boolean).join(' ')
  const both = asksBoth(kind, facts) ? `${t.smsBothMeant} ` : ''
  const tail = `${both}${t.smsCode} ${facts.code}. ${t.smsCall} ${phoneOf(facts, t)}`
  const room = SMS_LENGTH - head.length - tail.length - 4
  const branch = clipped(t.branch(facts.branch.name), room)
  return branch ? `${head}, ${branch}. ${tail}` : `${head}. ${tail}`
}

/** Only a letter about a moment that somebody just chose asks: later ones are about what was meant. */
function asksBoth(kind: Kind, facts: Facts): boolean {
  return (kind === 'confirmation' || kind === 'moved') && facts.areBothMeant
}

function momentOf(kind: Kind, facts: Facts, t: Texts): string | null {
  const [first] = facts.moments
  if (kind === 'offer') return facts.offeredUntil
  return first && !untimed.has(kind) ? t.start(first) : null
}

const untimed: ReadonlySet<Kind> = new Set(['waiting', 'offer_lapsed'])

/** The telephone of the branch; isolated in a text from right to left, where its groups would change places. */
function phoneOf({ branch }: Facts, t: Texts): string {
  return t.direction === 'rtl' ? `\u2066${branch.phone}\u2069` : branch.phone
}

function clipped(name: string, room: number): string {
  if (name.length <= room) return name
  return room < 8 ? '' : `${name.slice(0, room - 1).trimEnd()}…`
}

// ---------- what a letter says ----------

function blocksOf(kind: Kind, facts: Facts, t: Texts): Paragraph[] {
  // To an address that may be a stranger's: no name, no moment, no code.
  if (kind === 'contact_changed')
    return [{ lines: [t.contactChanged] }, { lines: [t.call(phoneOf(facts, t))] }]
  const comes = coming.has(kind)
  const to = t.to[facts.contactOf]
  const kept = kind === 'offer' && facts.offeredUntil ? [t.until(facts.offeredUntil)] : []
  return [
    { lines: [to.greeting(facts)] },
    { lines: [to.lead[kind](facts), ...kept] },
    ...(asksBoth(kind, facts) ? [{ lines: [t.bothMeant] }] : []),
    { label: t.when(facts.moments.length), lines: facts.moments.map(t.period) },
    { label: t.where, lines: [t.branch(facts.branch.name)] },
    ...(comes ? [{ label: t.bring, lines: [to.bring[facts.kind]] }, next(kind, facts, t)] : []),
    ...(kind === 'cancelled' ? [] : [{ label: to.code, lines: [facts.code, t.codeHint] }]),
    ...wayOn(kind, facts, t),
    { lines: [to.safe] },
  ]
}

/** What tells of a moment at which somebody comes. */
const coming: ReadonlySet<Kind> = new Set([
  'confirmation',
  'moved',
  'rescheduled',
  'lessons_changed',
  'reminder',
])

function next(kind: Kind, { reminders, moments, contactOf }: Facts, t: Texts): Paragraph {
  const { come } = t.to[contactOf]
  if (kind === 'reminder') return { lines: [come] }
  const remind = reminders > 0 ? [t.remind(reminders, moments.length)] : []
  return { label: t.next, lines: [...remind, come] }
}

function wayOn(kind: Kind, facts: Facts, t: Texts): Paragraph[] {
  const phone = phoneOf(facts, t)
  if (kind === 'cancelled') return [{ lines: [t.call(phone)] }]
  if (kind === 'reminder' && facts.kind === 'course') return [{ lines: [t.absent(phone)] }]
  return [change(kind, facts, t), { lines: [t.orCall(phone)] }]
}

/** A reminder has no link: whoever never gets one does not follow a false one. */
function change(kind: Kind, facts: Facts, t: Texts): Paragraph {
  const way = wayOf(kind, facts)
  const question = t.to[facts.contactOf].change[way]
  if (kind === 'reminder' || facts.url === '') return { lines: [`${question} ${t.siteWithoutLink}`] }
  return { lines: [`${question} ${t.site}`], link: { url: facts.url, text: t.changeLink[way] } }
}

function wayOf(kind: Kind, facts: Facts): Way {
  if (kind === 'offer') return 'offer'
  return kind === 'waiting' || kind === 'offer_lapsed' ? 'waiting' : facts.kind
}
