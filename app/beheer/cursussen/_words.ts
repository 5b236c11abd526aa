import { fieldSentences } from '@/app/_shared/forms/resident-sentences'
import type { Refusal } from '@/app/_shared/forms/summary'
import { dates } from '@/app/_shared/texts/dates'
import { atWords, noonOf } from '@/app/_shared/texts/desk'
import { heardBy } from '@/lib/messages/rules'
import type { setPlaces } from '@/lib/places/commands/capacity'
import type { makeCourse, retireCourse, setCourse } from '@/lib/planning/commands/courses'
import type { makeRun, publishRun, setRun } from '@/lib/planning/commands/runs'
import type { RunKept } from '@/lib/planning/queries/runs'
import type { Proposal, Unusual, Why } from '@/lib/planning/rules/lessons'
import type { Standing } from '@/lib/planning/rules/runs'
import type { callOffRun, changeRun } from '@/lib/rescheduling/commands/lessons'
import type { InRun } from '@/lib/rescheduling/queries/runs'
import type { Carriers } from '@/lib/tools/config'
import type { ReasonOf } from '@/lib/tools/result'
import { partsWords } from '../bibliotheek/_words'

const { shortDay, weekdayOf } = dates('nl')

export const levelWords = {
  start: 'voor beginners',
  next: 'voor wie al iets kan',
  anyone: 'voor iedereen',
} as const

const standingWords: Record<Standing, string> = {
  draft: 'concept',
  published: 'open',
  full: 'vol',
  closed: 'aanmelden is voorbij',
  ended: 'voorbij',
  called_off: 'gaat niet door',
}

/** How a run stands: "open", "vol", "concept, vanaf maandag 8 maart, 9.00 uur te zien". */
export function standsAs({ standing, publishedAt }: RunKept, now: Date): string {
  if (standing === 'draft' && publishedAt) return `concept, te zien vanaf ${atWords(publishedAt, now)}`
  return standingWords[standing]
}

/** "9 van 12", "9 van 12, 3 wachten" */
export function takenWords({ booked, places, waiting }: RunKept): string {
  const line = waiting === 0 ? '' : `, ${waiting === 1 ? '1 wacht' : `${waiting} wachten`}`
  return `${booked} van ${places}${line}`
}

const whyWords: Record<Why, string> = {
  holiday: 'feestdag',
  closed: 'de vestiging is dicht',
  clocks: 'die tijd bestaat niet: de klok gaat vooruit',
  autumn: 'herfstvakantie',
  christmas: 'kerstvakantie',
  spring: 'voorjaarsvakantie',
  may: 'meivakantie',
  summer: 'zomervakantie',
}

/** "dinsdag 19 oktober (herfstvakantie)" */
export function skippedWords({ date, why }: Proposal['skipped'][number]): string {
  return `${shortDay(noonOf(date))} (${whyWords[why]})`
}

/** "Dit is in de herfstvakantie.", "Dit valt buiten de openingstijden: dinsdag 17.00 – 18.00 uur." */
export function unusualWords({ on, shutDay, outside }: Unusual, day: string): string {
  const weekday = weekdayOf(noonOf(day))
  // Of a branch of which no opening hours are known only this is known.
  const closedDay = outside.length > 0 ? `Op ${weekday} is de vestiging niet open.` : `Dit is een ${weekday}.`
  const opening = shutDay
    ? closedDay
    : outside.length > 0
      ? `Dit valt buiten de openingstijden: ${partsWords(outside)}.`
      : ''
  return [on === null ? '' : dayOffWords(on), opening].filter(Boolean).join(' ')
}

function dayOffWords(why: Why): string {
  if (why === 'holiday') return 'Dit is een feestdag.'
  if (why === 'closed') return 'De vestiging is dan dicht.'
  return why === 'clocks' ? 'Deze tijd bestaat die dag niet.' : `Dit is in de ${whyWords[why]}.`
}

/** How somebody hears that something of their course changes. */
export function hearsBy(contactWay: InRun['contactWay'], can: Carriers): string {
  const by = heardBy(contactWay, can)
  if (by === 'desk') return 'heeft alleen een kaartje: komt op de lijst van de balie'
  if (by === 'called') return 'komt op de bellijst'
  return contactWay === 'sms' ? 'krijgt een sms' : 'krijgt een e-mail'
}

export const statusWords = {
  booked: 'heeft een plek',
  offered: 'heeft een aanbod',
  waiting: 'wacht',
} as const

/** What can be wrong with what was typed about a course or a run. */
export const courseSentences: Record<string, string> = {
  ...fieldSentences,
  'courseId.choose_one': 'Kies een cursus.',
  'branchId.choose_one': 'Kies een vestiging.',
  'level.choose_one': 'Kies voor wie de cursus is.',
  'publish.choose_one': 'Kies wanneer inwoners de cursus zien.',
  'enrol.choose_one': 'Kies tot wanneer iemand zich kan aanmelden.',
  title_missing: 'Vul een naam in.',
  lessons_wrong: 'Vul een aantal lessen in van 1 tot en met 60.',
  minutes_wrong: 'Vul een aantal minuten in van 15 tot en met 480.',
  places_wrong: 'Vul een aantal plekken in van 1 tot en met 200.',
  minimum_wrong: 'Vul in hoeveel mensen er minstens nodig zijn.',
  minimum_above: 'Het minimum kan niet hoger zijn dan het aantal plekken.',
  none_chosen: 'Kies minstens één taal.',
  past: 'Dit moment is al geweest. Kies een later moment.',
  shut: 'De vestiging is dan dicht, of het is een feestdag. Kies een andere dag.',
  unusual: 'Is deze les zo bedoeld? Hieronder staat wat er bijzonder is.',
  time_skipped: 'Deze tijd bestaat die dag niet: de klok gaat dan vooruit. Kies een andere tijd.',
  lesson_overlap: 'Op dit moment is al een andere les. Kies een ander moment.',
  enrol_late: 'Kies een dag vóór de eerste les.',
  enrol_early: 'Kies de dag van de eerste les, of een latere.',
  enrol_over: 'Dan zijn alle lessen al geweest. Kies een eerdere dag.',
  offer_stands: 'Iemand mag dan nog kiezen voor een plek. Kies een latere dag.',
  nothing_changed: 'Kies eerst bij een les wat er verandert.',
  in_the_way: 'Op deze plekken zitten mensen. Hieronder staat wie.',
  kept: 'Deze plekken worden vrijgehouden voor een partner.',
}

const gone = 'Deze cursus is er niet meer.'
const over = 'Deze cursus is al voorbij.'
const off = 'Deze cursus gaat al niet meer door.'

/** Why a course cannot be kept so; a reason that is forgotten does not compile. */
export const makeCourseRefusals: Record<ReasonOf<typeof makeCourse>, string> = {
  exists: 'Een cursus met deze naam is er al. Kijk in de lijst.',
}
export const setCourseRefusals: Record<ReasonOf<typeof setCourse>, string> = {
  exists: 'Een andere cursus heet al zo. Kies een andere naam.',
  unknown: gone,
}
export const retireRefusals: Record<ReasonOf<typeof retireCourse>, string> = { unknown: gone }

const lessonRefusals = {
  past: 'Een les is op een moment dat al geweest is. Kies een later moment.',
  shut: 'Op een van deze dagen is de vestiging dicht. Kies een andere dag.',
  time_skipped: 'Een van deze tijden bestaat niet: de klok gaat dan vooruit.',
  lesson_overlap: 'Twee lessen zijn op hetzelfde moment. Kies een ander moment.',
}
const enrolRefusals = {
  enrol_late:
    'De laatste dag om aan te melden ligt na de eerste les. Kies een eerdere dag, of laat mensen ook later meedoen.',
  enrol_early: 'De laatste dag om aan te melden ligt vóór de eerste les.',
  enrol_over: 'De laatste dag om aan te melden ligt na de laatste les.',
}
const notATrainer = 'Een van deze docenten werkt hier niet (meer), of moet eerst geheimhouding beloven.'

export const makeRunRefusals: Record<ReasonOf<typeof makeRun>, Refusal> = {
  ...lessonRefusals,
  ...enrolRefusals,
  unusual: {
    heading: 'Is dit zo bedoeld?',
    text: 'Een les valt op een bijzondere dag of tijd. Bij die les staat waarom. Klopt het? Bewaar dan nog een keer.',
  },
  unknown: 'Deze cursus of vestiging is er niet meer.',
  retired: 'Van deze cursus maken wij geen nieuwe reeksen meer.',
  not_a_trainer: notATrainer,
}
export const setRunRefusals: Record<ReasonOf<typeof setRun>, string> = {
  ...enrolRefusals,
  offer_stands:
    'Er is iemand een plek aangeboden. Die mag langer kiezen dan tot deze dag. Kies een latere dag, of wacht tot het antwoord er is.',
  unknown: gone,
  cancelled: off,
  past: over,
  not_a_trainer: notATrainer,
}
export const publishRefusals: Record<ReasonOf<typeof publishRun>, string> = {
  unknown: gone,
  cancelled: off,
  past: over,
  somebody_in:
    'Er staat al iemand in deze cursus. Daarom blijft hij te zien. Wilt u hem stoppen? Kies dan: De hele cursus gaat niet door.',
  kept: 'Er worden plekken vrijgehouden voor een partner. Trek dat eerst in.',
}
export const placesRefusals: Record<ReasonOf<typeof setPlaces>, string> = {
  unknown: gone,
  not_a_course: gone,
  cancelled: off,
  past: over,
  in_the_way: 'Er zitten te veel mensen in deze cursus. Hieronder staat wie.',
  kept: 'Zo veel plekken zijn er niet over: er worden plekken vrijgehouden voor een partner.',
}
export const changeRefusals: Record<ReasonOf<typeof changeRun>, string> = {
  unknown: gone,
  cancelled: off,
  past: 'Een van deze lessen is al begonnen, of het nieuwe moment is al geweest.',
  shut: lessonRefusals.shut,
  unusual: courseSentences.unusual ?? '',
  lesson_overlap: lessonRefusals.lesson_overlap,
  all_off: 'Dan blijft er van deze cursus geen les over. Kies dan: De hele cursus gaat niet door.',
}
export const callOffRefusals: Record<ReasonOf<typeof callOffRun>, string> = {
  changed: 'Er is iemand bij gekomen of weggegaan. Kijk nog een keer hieronder.',
  unknown: gone,
  cancelled: off,
  past: over,
  topic: 'Dit kan nu niet. Probeer het opnieuw.',
  full: 'Dit kan nu niet. Probeer het opnieuw.',
  overlap: 'Dit kan nu niet. Probeer het opnieuw.',
  choose_one: 'Kies voor iedereen: een brief of bellen.',
}
