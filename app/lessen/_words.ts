import { dates } from '@/app/_shared/texts/dates'
import type { Lesson } from '@/lib/attendance/queries/lessons'
import type { Person } from '@/lib/attendance/queries/register'
import type { Said } from '@/lib/attendance/rules/disagree'
import type { Says } from '@/lib/attendance/rules/marks'

const { shortDay, between } = dates('nl')

export const languages = { nl: 'Nederlands', en: 'Engels', ar: 'Arabisch' }

/** What a mark says, as one says it in a lesson. */
export const marks = { present: 'er', absent: 'er niet', excused: 'afgemeld' } as const

/** What was tapped of somebody. */
export const saidOf: Record<Says, string> = { ...marks, arrived: 'gezien', none: 'leeg' }

/** "Klik & Tik, les 3 van 8" */
export function lessonWords({ title, number, of }: Lesson): string {
  return of === 1 ? title : `${title}, les ${number} van ${of}`
}

/** "Mijdrecht · dinsdag 1 december, 10.00 – 12.00 uur" */
export function whenWords({ branchName, startsAt, endsAt }: Lesson): string {
  return `${branchName} · ${shortDay(startsAt)}, ${between(startsAt, endsAt)}`
}

/** What there is to know of somebody beside the name, in a few words; Dutch goes without saying. */
export function aboutWords({ language, ownLaptop, left, missed }: Person): string {
  return [
    language === 'nl' ? '' : languages[language],
    ownLaptop === null ? '' : ownLaptop ? 'eigen laptop' : 'wil een laptop lenen',
    left ? 'is gestopt' : '',
    missed ? `${missed.lessons} keer niet: de balie ${missed.called ? 'heeft gebeld' : 'belt'}` : '',
  ]
    .filter(Boolean)
    .join(' · ')
}

/** "Henk zei: er niet. Er staat wat Anton zei: er." */
export function saidWords(all: Said[]): string {
  const nameOf = ({ name }: Said) => name ?? 'Iemand'
  const [stands] = all.filter((one) => one.stands)
  const others = all.filter((one) => !one.stands).map((one) => `${nameOf(one)} zei: ${saidOf[one.says]}.`)
  return stands ? [`${nameOf(stands)} zei: ${saidOf[stands.says]}.`, ...others].join(' ') : ''
}

export const refusals: Record<string, string> = {
  unknown: 'Deze persoon staat niet meer op de lijst. Laad de bladzijde opnieuw.',
  was_here: 'Deze persoon is gezien aan de balie.',
  too_early: 'De les is nog niet begonnen. Afmelden kan wel.',
  too_late: 'Ongedaan maken kan tot 10 minuten later.',
  marked_since: 'Iemand anders heeft dit daarna veranderd. Kijk wat er nu staat.',
  choose_one: 'Iedereen heeft al iets.',
}
