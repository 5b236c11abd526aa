import { fieldSentences } from '@/app/_shared/forms/resident-sentences'
import type { AnswerRefusal } from '@/lib/needs/commands/answer'
import type { ChangeRefusal, KeepRefusal } from '@/lib/needs/commands/ask'
import type { ContactRefusal } from '@/lib/needs/commands/contact'
import type { EndRefusal, UndoNeedRefusal } from '@/lib/needs/commands/end'
import type { UndoRefusal } from '@/lib/needs/commands/undo'

type Refusal =
  | (
      | AnswerRefusal
      | ChangeRefusal
      | KeepRefusal
      | ContactRefusal
      | EndRefusal
      | UndoNeedRefusal
      | UndoRefusal
    )
  | ('not_yet' | 'open' | 'wiped' | 'other_closed' | 'form_old' | 'choose_one')

/** What to say when something about a need cannot be done, and the way on. */
const refusals = {
  unknown: 'Deze vraag is er niet meer. Ga terug naar de lijst.',
  changed: 'Er is net iets veranderd. Kijk hieronder wat er gebeurde, en kies opnieuw.',
  closed: 'Deze vraag is al gesloten. Open de vraag eerst opnieuw.',
  stopped: 'Dit is niet meer aan ons. Kijk hieronder wat er gebeurde.',
  day_past: 'Deze dag is al geweest. Kies een andere dag.',
  day_missing: 'Zonder nummer of adres is er een dag nodig waarop de inwoner terugkomt.',
  too_late: 'Ongedaan maken kan tot 10 minuten later, of op de dag zelf.',
  taken_on: 'Iemand is hier al mee bezig. De vraag kan niet meer weg.',
  not_yet: 'Tekenen kan nog niet: er is nog niet vaak genoeg gebeld.',
  open: 'Deze vraag is al open.',
  wiped: 'De gegevens zijn gewist. Schrijf de vraag opnieuw op.',
  other_closed: 'De andere vraag is net gesloten. Samenvoegen kan niet meer.',
  form_old: 'Laad de bladzijde opnieuw.',
  choose_one: 'Maak een keuze.',
} satisfies Record<Refusal, string>
export const needRefusals: Record<string, string> = refusals

/** What to say at one field of these forms. */
export const needSentences: Record<string, string> = {
  ...fieldSentences,
  day_past: 'Deze dag is al geweest. Kies een andere dag.',
  'helpOn.day_missing': 'Vul in op welke dag wij dit doen.',
  'on.day_missing': 'Vul in op welke dag u de inwoner ziet.',
  'comesBackOn.day_missing': 'Op welke dag komt de inwoner terug? Zonder nummer of adres is die nodig.',
  'how.choose_one': 'Kies hoe het ging.',
  call_when_missing: 'Laat dit leeg, of vul in wanneer bellen kan.',
  'callWhen.name_address': 'Vul hier geen internetadres of e-mailadres in.',
}

/** Two forms ask for a reason, each for one of its own. */
export const reopenSentences = {
  ...needSentences,
  'reason.choose_one': 'Kies waarom de vraag weer open gaat.',
}
export const declineSentences = { ...needSentences, 'reason.choose_one': 'Kies waarom wij dit niet kunnen.' }

/** What was just done, by its name in the address. */
const done: Record<string, string> = {
  gebeld: 'Genoteerd: gebeld.',
  geprobeerd: 'Genoteerd: gebeld, niet gesproken.',
  gezegd: 'Genoteerd wat de inwoner zei.',
  terug: 'De gegevens zijn daar weg. De vraag is weer bij ons.',
  zelf: 'Wij doen het zelf.',
  geholpen: 'De vraag is gesloten: geholpen. De inwoner hoort van ons of dat klopt.',
  getekend: 'De vraag is gesloten: niet te bereiken.',
  open: 'De vraag is weer open.',
  samen: 'Dit is nu één vraag.',
  ongedaan: 'Dat is ongedaan gemaakt.',
  bereiken: 'Genoteerd hoe de inwoner te bereiken is.',
  neem: 'Wij helpen deze inwoner. Naam en nummer staan hieronder.',
  gesproken: 'Genoteerd: gesproken.',
  nee: 'Genoteerd: wij kunnen dit niet. De balie kiest wie wel kan.',
  dag: 'Genoteerd: er is een dag afgesproken.',
  klaar: 'Genoteerd hoe het ging.',
}

/** What was just done, as it stands in the address. */
export function doneWords(what: string | undefined): string | null {
  return what !== undefined && Object.hasOwn(done, what) ? (done[what] ?? null) : null
}
