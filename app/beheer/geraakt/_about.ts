import { capital, dayWords, noonOf } from '@/app/_shared/texts/desk'
import { branches } from '@/lib/network/queries/branches'
import { holidaysIn } from '@/lib/network/rules/holidays'
import { closures } from '@/lib/planning/queries/closed'
import { type Hours, hoursWith } from '@/lib/planning/queries/hours'
import { type Change, displacedBy, prolongedBy } from '@/lib/planning/rules/change'
import { outlivingBy } from '@/lib/planning/rules/outliving'
import type { Actor } from '@/lib/tools/access'
import { localDate } from '@/lib/tools/time'
import { holidayWords } from '../_holiday-words'
import { closingWords } from '../gesloten/_words'
import { becauseWords, exceptionWords, howWords, validWords, whenWords } from '../spreekuren/_words'

/** A change in words: what it is, what more there is to know of it, and what its button does. */
export type About = {
  heading: string
  details: string[]
  /** What was planned for later and does not begin as it stood there, hours that would stop and go on, and days that stay by themselves. */
  displaced?: string[]
  does: string
}

/** A change of the agenda as people who work here say it. */
export async function aboutOf(actor: Actor, change: Change, now: Date): Promise<About> {
  switch (change.kind) {
    case 'hours':
      return newHours(
        change,
        await nameOf(actor, change.branchId),
        change.hoursId === null ? null : await hoursWith(actor, { hoursId: change.hoursId }, now),
        now,
      )
    case 'hours_end':
      return hoursEnd(change, await hoursWith(actor, change, now), now)
    case 'exception':
      return exceptionOn(change, await hoursWith(actor, change, now), now)
    case 'closure':
      return closed(actor, change, now)
    case 'holiday':
      return holidayAt(change, now)
    case 'branch_closes':
      return branchCloses(change, await nameOf(actor, change.branchId), now)
  }
}

type Of<Kind extends Change['kind']> = Extract<Change, { kind: Kind }>

function newHours(change: Of<'hours'>, branch: string, hours: Hours | null, now: Date): About {
  const { hoursId, version } = change
  return {
    heading: hoursId === null ? `${branch}: nieuw spreekuur` : `${branch}: spreekuur gewijzigd`,
    details: [`${whenWords(version)}, ${validWords(version, now)}.`, `${capital(howWords(version))}.`],
    displaced: [...displacedWords(change, hours, now), ...outlivingWords(change, hours, now)],
    does: hoursId === null ? 'Begin het spreekuur' : 'Wijzig het spreekuur',
  }
}

function hoursEnd(change: Of<'hours_end'>, hours: Hours | null, now: Date): About {
  const { lastDay } = change
  const day = dayWords(noonOf(lastDay), now)
  return {
    heading: `${hours?.branchName ?? ''}: een spreekuur stopt`,
    details: [...nowOf(hours, lastDay), `De laatste dag is ${day}.`],
    displaced: displacedWords(change, hours, now),
    does: 'Stop het spreekuur',
  }
}

function exceptionOn({ date, exception }: Of<'exception'>, hours: Hours | null, now: Date): About {
  const day = dayWords(noonOf(date), now)
  const how = exception === null ? 'weer zoals altijd' : exceptionWords(exception)
  return {
    heading: `${hours?.branchName ?? ''}: ${day} ${exception && !exception.off ? 'anders' : how}`,
    details: [
      ...nowOf(hours, date),
      ...(exception && !exception.off ? [`Deze dag: ${how}.`] : []),
      ...(exception ? [`Waarom: ${becauseWords[exception.because]}.`] : []),
    ],
    does: exception?.off ? `Geen spreekuur op ${day}` : `Wijzig ${day}`,
  }
}

/** What stood ready and does not begin as it stood there: "De wijziging die vanaf maandag 1 februari klaarstond, vervalt." */
function displacedWords(change: Change, hours: Hours | null, now: Date): string[] {
  const versions = hours?.versions ?? []
  const goesOn = prolongedBy(change, versions)
  const displaced = displacedBy(change, versions).map(({ validFrom, begins, whole }) => {
    const from = dayWords(noonOf(validFrom), now)
    const what = whole
      ? `Het spreekuur dat vanaf ${from} zou beginnen`
      : `De wijziging die vanaf ${from} klaarstond`
    return begins === null ? `${what}, vervalt.` : `${what}, begint pas op ${dayWords(noonOf(begins), now)}.`
  })
  return goesOn ? [...displaced, goesOnWords(goesOn, now)] : displaced
}

/** "Op dinsdag 12 mei blijft een spreekuur staan, 13.00 – 15.00 uur: dat is apart ingesteld." */
function outlivingWords(change: Change, hours: Hours | null, now: Date): string[] {
  const all = hours ? outlivingBy(change, hours) : []
  return all.map((one) => {
    const stays = `Op ${dayWords(noonOf(one.date), now)} blijft een spreekuur staan, ${exceptionWords(one)}: dat is apart ingesteld.`
    return `${stays} Moet dat ook weg? Kies daarna bij die dag ‘Toch als altijd’.`
  })
}

/** "Het spreekuur stopte na dinsdag 29 juni, en gaat nu door." */
function goesOnWords({ lastDay, until }: NonNullable<ReturnType<typeof prolongedBy>>, now: Date): string {
  const stops = `${lastDay < localDate(now) ? 'stopte' : 'zou stoppen'} na ${dayWords(noonOf(lastDay), now)}`
  const goesOn = until === null ? 'gaat nu door' : `gaat nu door tot en met ${dayWords(noonOf(until), now)}`
  return `Het spreekuur ${stops}, en ${goesOn}.`
}

/** How the hours are on a day, before the change. */
function nowOf(hours: Hours | null, on: string): string[] {
  const version = hours?.versions.find(
    ({ validFrom, validUntil }) => validFrom <= on && (validUntil === null || validUntil >= on),
  )
  return version ? [`Het spreekuur: ${lower(whenWords(version))}.`] : []
}

async function closed(actor: Actor, { closureId, closure }: Of<'closure'>, now: Date): Promise<About> {
  const old = closureId === null ? undefined : (await closures(actor)).find(({ id }) => id === closureId)
  const of = closure ?? old
  if (!of) return { heading: 'Gesloten', details: [], does: 'Bewaar' }
  const where = of.branchId === null ? 'Hele bibliotheek' : await nameOf(actor, of.branchId)
  const days = closingWords(of, now)
  const before = closure && old ? [`Eerst stond er: ${closingWords(old, now)}.`] : []
  return {
    heading: closure === null ? `${where}: toch open op ${days}` : `${where}: dicht op ${days}`,
    details: [...before, `Waarom: ${of.reason}.`],
    does: closure === null ? `Open ${days}` : `Sluit ${days}`,
  }
}

function holidayAt({ day, closed: shut }: Of<'holiday'>, now: Date): About {
  const name = holidaysIn(Number(day.slice(0, 4))).find((one) => one.day === day)?.name
  const when = dayWords(noonOf(day), now)
  const said = name ? `${holidayWords[name]}, ${when}` : capital(when)
  return {
    heading: `${said}: ${shut ? 'dicht' : 'open'}`,
    details: ['Voor de hele bibliotheek.'],
    does: `${shut ? 'Sluit' : 'Open'} ${when}`,
  }
}

function branchCloses({ from }: Of<'branch_closes'>, branch: string, now: Date): About {
  if (from === null)
    return { heading: `${branch} blijft open`, details: [], does: 'Laat deze vestiging open' }
  const day = dayWords(noonOf(from), now)
  return {
    heading: `${branch} sluit voorgoed`,
    details: [`Vanaf ${day} is er geen spreekuur en geen cursus meer.`],
    does: `Sluit ${branch} vanaf ${day}`,
  }
}

async function nameOf(actor: Actor, branchId: number): Promise<string> {
  return (await branches(actor)).find(({ id }) => id === branchId)?.name ?? 'Vestiging'
}
const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
