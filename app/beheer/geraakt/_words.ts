import type { OptionGroup } from '@/app/_shared/forms/select'
import type { Refusal } from '@/app/_shared/forms/summary'
import { dates } from '@/app/_shared/texts/dates'
import { capital } from '@/app/_shared/texts/desk'
import type { changeAgenda } from '@/lib/rescheduling/commands/change'
import type { HitShown, Preview } from '@/lib/rescheduling/queries/preview'
import { type TimeAt, timeKey } from '@/lib/rescheduling/rules/choices'
import type { Carriers } from '@/lib/tools/config'
import type { ReasonOf } from '@/lib/tools/result'
import { keptWords } from '../_week-words'
import { partsWords } from '../bibliotheek/_words'

const { shortDay, bareTime, weekday } = dates('nl')

/** What can be wrong with what was chosen for one person or lesson. */
export const hitSentences: Record<string, string> = {
  choose_one: 'Kies wat er gebeurt.',
  time_order: 'Deze tijd komt vóór het begin. Kies een latere.',
  full: 'Deze tijd is net vol. Kies een andere tijd.',
  overlap: 'Deze persoon heeft dan al iets anders bij ons. Kies een andere tijd.',
  past: 'Deze tijd is al begonnen. Kies een andere tijd.',
  cancelled: 'Deze tijd gaat niet meer door. Kies een andere tijd.',
  unknown: 'Deze tijd is er niet meer. Kies een andere tijd.',
  shut: 'Ook op deze dag is het dicht. Kies een andere dag.',
  unusual: 'Is deze les zo bedoeld? Hieronder staat wat er bijzonder is.',
  change_unclear: 'Begin opnieuw: wat u wilde wijzigen is niet goed aangekomen.',
}

/** Why a change is not carried out; a reason that is forgotten does not compile. */
export const changeRefusals: Record<ReasonOf<typeof changeAgenda>, Exclude<Refusal, string>> = {
  changed: {
    heading: 'Er is intussen iets veranderd',
    text: 'Iemand maakte een afspraak, zegde af of koos een andere tijd. Wat nieuw is, staat erbij. Kijk nog een keer, en bewaar dan.',
  },
  day_past: {
    heading: 'Deze dag is al geweest',
    text: 'Wat geweest is, blijft zoals het was. Kies een latere dag.',
  },
  choose_one: { heading: 'Er mist nog een keuze', text: 'Kies voor iedereen wat er gebeurt.' },
  all_off: {
    heading: 'Zo blijft er geen les over',
    text: 'Van een cursus zouden alle lessen uitvallen. Zeg dan de hele cursus af.',
    label: 'Naar de cursussen',
    href: '/beheer/cursussen',
  },
  shut: { heading: 'Ook die dag is het dicht', text: 'Kies voor de les een andere dag.' },
  unusual: {
    heading: 'Is dit zo bedoeld?',
    text: 'Een les gaat naar een bijzondere dag of tijd. Bij die les staat waarom. Klopt het? Bewaar dan nog een keer.',
  },
  lesson_overlap: {
    heading: 'Twee lessen op één tijd',
    text: 'Op de nieuwe tijd is er al een andere les van deze cursus. Kies een andere dag of tijd.',
  },
  full: { heading: 'Een tijd is net vol', text: 'Kies hieronder een andere tijd.' },
  overlap: { heading: 'Iemand heeft dan al iets anders', text: 'Kies hieronder een andere tijd.' },
  past: { heading: 'Een tijd is al begonnen', text: 'Kies hieronder een andere tijd.' },
  cancelled: { heading: 'Een tijd gaat niet meer door', text: 'Kies hieronder een andere tijd.' },
  unknown: {
    heading: 'Dit is er niet meer',
    text: 'Een collega haalde weg wat u wilde wijzigen, of iemand heeft de tijd niet meer. Laad de bladzijde opnieuw.',
  },
}

/** Why something can stand, to choose from; each says so by itself, also where its group is not shown. */
export const standOptions = Object.entries(keptWords).map(([because, label]) => ({
  ...{ value: `stand.${because}`, label: `Laat staan: ${label}` },
}))

const callWords = {
  call: 'bellen over een andere tijd',
  sms: 'bellen over een andere tijd',
  email: 'mailen dat het niet doorgaat, en samen een tijd zoeken',
  card: 'op de lijst van de balie',
}
const cancelWords = {
  call: 'afzeggen, en dat aan de telefoon zeggen',
  sms: 'afzeggen met een sms',
  email: 'afzeggen met een brief per e-mail',
}

const nobodySends = {
  call: 'op de bellijst, om samen een tijd te zoeken',
  cancel: 'afzeggen, en dat zeggen: op de bellijst',
}

/** To move somebody to a time, as it is chosen in a form. */
export const moveTo = (time: TimeAt) => `move.${timeKey(time)}`

/** What can be done for somebody, in a list to choose from; who has only a card cannot be written to. */
export function waysFor({ contactWay, others }: Pick<HitShown, 'contactWay' | 'others'>, can: Carriers) {
  const sent = contactWay === 'card' || contactWay === 'call' || can[contactWay]
  // Who has a telephone is called anyhow.
  const written = sent || contactWay === 'sms'
  const call = { value: 'call', label: capital(written ? callWords[contactWay] : nobodySends.call) }
  const stand: OptionGroup = {
    group: 'Laten staan',
    options: standOptions,
  }
  if (contactWay === 'card') return [call, stand]
  const move: OptionGroup = {
    group: 'Verzetten',
    options: others.map((time) => ({
      value: moveTo(time),
      label: `Naar ${shortDay(time.startsAt)}, ${bareTime(time.startsAt)}`,
    })),
  }
  const cancel = { value: 'cancel', label: capital(sent ? cancelWords[contactWay] : nobodySends.cancel) }
  return [...(others.length > 0 ? [move] : []), call, cancel, stand]
}

/** What falls outside the opening hours of a branch, a whole day or some times of it, and at what times nobody is there. */
export function outsideWords({
  branchName,
  shutDay,
  shut,
  unstaffed,
}: NonNullable<Preview['outside']>): string {
  const [on] = shut
  const closed = shutDay
    ? `Op ${on ? weekday(on.weekday) : ''} is ${branchName} niet open. Zo staat het bij de openingstijden.`
    : `Deze tijden vallen buiten de openingstijden van ${branchName}: ${partsWords(shut)}.`
  const alone = `${branchName} is dan open zonder medewerkers: ${partsWords(unstaffed)}. Er is dan niemand.`
  return [shut.length > 0 ? closed : '', unstaffed.length > 0 ? alone : ''].filter(Boolean).join(' ')
}
