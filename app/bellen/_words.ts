import { branchAloud } from '@/app/_shared/texts/branch'
import { dates } from '@/app/_shared/texts/dates'
import { capital, nearDay } from '@/app/_shared/texts/desk'
import type { Called } from '@/lib/notices/queries/called'
import type { Call } from '@/lib/notices/queries/calls'
import type { BookingTask, RunTask, RushTask } from '@/lib/tasks/queries'

const { shortDay, time } = dates('nl')

export const whose = { resident: '', helper: 'van wie helpt', partner: 'van de partner' }

/** Why somebody is called, in a few words. */
export const reasons: Record<Call['kind'], string> = {
  offer: 'Plek vrij',
  reminder: 'Herinnering',
  moved: 'Andere tijd',
  cancelled: 'Gaat niet door',
  called_off: 'Gaat niet door',
  rescheduled: 'Andere tijd',
  lessons_changed: 'Lessen anders',
  new_address: 'Ander adres',
  confirmation: 'Afspraak gemaakt',
  calendar: 'Afspraak gemaakt',
  waiting: 'Op de wachtlijst',
  offer_lapsed: 'Plek niet gekozen',
}

/** What to say, as one sentence to begin with. */
export function sayOf(call: Call, now: Date): string {
  const { kind, of, title, name, contactOf, startsAt, address } = call
  const own = contactOf === 'resident'
  const thing = of === 'course' ? `cursus ${title}` : 'afspraak'
  const mine = own ? `uw ${thing}` : `de ${thing} van ${name}`
  const [you, are] = own ? ['u', 'U staat'] : [name, `${name} staat`]
  const when = spoken(startsAt, now)
  // Who knows the branch knows the way; who does not hears the address.
  const where = `in ${branchAloud({ name: call.branchName, kind: call.branchKind }, 'nl')}${call.elsewhere && address ? `, ${address}` : ''}`
  const there = of === 'course' ? `${where}, ${when}` : `${when}, ${where}`
  const sentences: Record<Call['kind'], string> = {
    offer: `Er is een plek voor ${you} in de ${thing}: ${there}. ${own ? 'Wilt u' : `Wil ${name}`} die plek?`,
    reminder: `${capital(when)} is ${of === 'course' ? `een les van ${mine}` : mine}, ${where}. ${own ? 'Komt u?' : `Komt ${name}?`}`,
    confirmation: `${capital(mine)} is gemaakt: ${there}.`,
    calendar: `${capital(mine)} is gemaakt: ${there}.`,
    moved: `${capital(mine)} heeft een andere tijd. Het is nu ${there}.`,
    waiting: `${are} op de wachtlijst voor de ${thing}. Wij bellen als er een plek is.`,
    offer_lapsed: `De tijd om te kiezen is voorbij. ${are} weer op de wachtlijst voor de ${thing}.`,
    cancelled: `${capital(mine)} ${when} gaat niet door.`,
    called_off: `${capital(mine)} ${when} gaat niet door. Dat spijt ons. Zullen wij nu een nieuwe tijd kiezen?`,
    rescheduled: `${capital(mine)} gaat niet door. Dat spijt ons. Er is een nieuwe tijd: ${there}. Past dat?`,
    lessons_changed: `Er is iets veranderd in de ${thing}.${lessonsSaid(call, now)} ${call.over ? 'Er komt geen les meer.' : `De volgende les is ${there}.`}${keptSaid(call, now)}`,
    new_address: `Het adres is veranderd. ${besideSaid(call, mine, when, now)} op een ander adres${address ? `: ${address}` : ''}.`,
  }
  return sentences[kind]
}

/** Until when their place is kept, of who has yet to say whether they want it: that may be sooner than they knew. */
function keptSaid({ offeredUntil, contactOf, name }: Call, now: Date): string {
  const whom = contactOf === 'resident' ? 'u' : name
  return offeredUntil ? ` Wij houden de plek voor ${whom} vrij tot ${spoken(offeredUntil, now)}.` : ''
}

/** What is elsewhere: this one, and each other booking of the same person that the call is about. */
function besideSaid({ beside }: Call, mine: string, when: string, now: Date): string {
  if (beside.length === 0) return `${capital(mine)}, ${when}, is`
  const others = beside.map(({ of, startsAt }) => {
    return `de ${of === 'course' ? 'les' : 'afspraak'} ${spoken(startsAt, now)}`
  })
  const all = new Intl.ListFormat('nl', { type: 'conjunction' }).format([`${mine} ${when}`, ...others])
  return `${capital(all)} zijn`
}

/** What became of each lesson that is different now. */
function lessonsSaid({ lessons }: Call, now: Date): string {
  return lessons
    .map(({ number, startsAt, off }) =>
      off
        ? ` Les ${number}, ${spoken(startsAt, now)}, gaat niet door.`
        : ` Les ${number} is nu ${spoken(startsAt, now)}.`,
    )
    .join('')
}

function spoken(at: Date, now: Date): string {
  return `${nearDay(at, now) ?? shortDay(at)} om ${time(at)}`
}

/** How a call went, in a few words. */
export function outcomeOf({ outcome, answer, kind }: Called): string {
  if (outcome === 'no_answer') return 'geen gehoor'
  if (outcome === 'voicemail') return 'ingesproken'
  if (outcome === 'wrong_number') return 'nummer klopt niet'
  if (answer === 'yes') return kind === 'offer' ? 'ja: heeft de plek' : 'heeft een nieuwe tijd'
  if (answer === 'no') return kind === 'offer' ? 'nee: van de lijst' : 'afgemeld'
  return answer === 'other' ? 'wil iets anders' : 'gesproken'
}

const tasks: Record<BookingTask['kind'], string> = {
  not_reached: 'Drie keer gebeld, niet bereikt. Bedenk hoe de inwoner het toch hoort.',
  wrong_number: 'Het nummer klopt niet. Vraag het goede nummer.',
  something_else: 'De inwoner wil iets anders. Bel terug.',
  called_off: 'Dit gaat niet door, en de inwoner heeft nog geen nieuwe tijd. Bel, of zeg het aan de balie.',
  tell_change:
    'Er is iets veranderd: een les, of het adres. De inwoner heeft alleen een kaartje. Zeg het, en geef een nieuw kaartje.',
  missed_lessons: 'Kwam twee lessen niet. Bel even: wat is er nodig om weer te komen?',
  perhaps_double:
    'Op dit nummer of adres staan meer afspraken, misschien op één moment. Zijn ze allemaal bedoeld?',
}

/** What there is to do about a resident; who can be reached by e-mail only has no number that is wrong. */
export function taskWords({ kind, contact }: Pick<BookingTask, 'kind' | 'contact'>): string {
  if (contact?.includes('@') && kind === 'wrong_number')
    return 'Het e-mailadres klopt niet. Vraag het goede adres.'
  if (contact?.includes('@') && kind === 'not_reached')
    return 'Een e-mail kwam niet aan. Bedenk hoe de inwoner het toch hoort.'
  return tasks[kind]
}

/** "Er zijn 2 van de 4 mensen die nodig zijn. Gaat de cursus door?" */
export function fewWords({ people, minimum }: RunTask): string {
  const there = people === 1 ? 'Er is 1' : `Er zijn ${people}`
  return `${there} van de ${minimum} mensen die nodig zijn. Gaat de cursus door?`
}

export const owners = { coordinator: 'coördinator', adviser: 'balie' }

export const rushTitle = 'Er wordt heel snel geboekt'

/** Why a coordinator looks at who books so fast. */
export function rushWords({ isOne }: Pick<RushTask, 'isOne'>): string {
  return isOne
    ? 'Vanaf één plek op internet is in korte tijd veel geboekt of vastgehouden. Misschien klopt dat. Misschien maakt iemand uw agenda vol.'
    : 'Uw agenda raakt ongewoon snel vol, vanaf veel plekken op internet. Kijk of het klopt.'
}
