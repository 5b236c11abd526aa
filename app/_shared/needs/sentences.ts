import type { AskRefusal, ChangeRefusal, KeepRefusal } from '@/lib/needs/commands/ask'
import { fieldSentences } from '../forms/resident-sentences'

/** What to say at one field of who is asked for. */
export const personSentences: Record<string, string> = {
  ...fieldSentences,
  sixteen_missing:
    'Zet hier een vinkje als de inwoner 16 jaar of ouder is. Jonger? Geef dan het adres op papier.',
  'contactWay.choose_one': 'Kies hoe de inwoner te bereiken is.',
  consent_missing: 'Laat de inwoner eerst de tekst lezen. Ga daarvoor een stap terug.',
  'callWhen.name_address':
    'Schrijf hier alleen wanneer en waar u kunt bellen, zonder internetadres en zonder @.',
  'callWhen.too_long': 'Dit is te lang. Gebruik ten hoogste 140 tekens.',
  'comesBackOn.day_missing':
    'Vul de dag in waarop de inwoner terugkomt. Zonder telefoon en e-mail is dat de enige weg.',
  'helpOn.day_missing': 'Vul in op welke dag de bibliotheek iets doet.',
}

/** What to say when somebody could not be asked; a reason that is forgotten does not compile. */
export const askRefusals: Record<AskRefusal, string> = {
  no_agreement:
    'Deze afspraak geldt niet meer. Er is niemand gevraagd. Ga terug en kies iemand anders, of kies: Wij helpen zelf verder.',
  consent_old:
    'De tekst die de inwoner las is intussen veranderd. Er is niemand gevraagd. Ga een stap terug en laat de nieuwe tekst lezen.',
  day_past: 'De dag die u invulde is al geweest. Kies een dag vanaf vandaag.',
}

export const keepRefusals: Record<KeepRefusal, string> = { day_past: askRefusals.day_past }

export const changeRefusals: Record<ChangeRefusal, string> = {
  unknown: 'Deze vraag is er niet meer.',
  changed: 'Een collega deed net iets met deze vraag. Kijk eerst wat er is gebeurd.',
  closed: 'Deze vraag is al klaar.',
}
