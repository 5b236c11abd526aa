import {
  channelWords,
  domainWords,
  helpChoices,
  helperWords,
  minuteWords,
  outcomeChoices,
  providerWords,
} from '@/app/_shared/questions/words'
import type { Domain, Provider } from '@/lib/questions/rules/mapping'
import type { Part } from '@/lib/questions/rules/month'

/** The parts of the national form, in its order. */
export const partWords: Record<Part, string> = {
  visits: 'Bezoekers',
  domain: 'Soort vraag',
  provider: 'Organisatie',
  help: 'Hulp',
  referral: 'Verwezen',
  outcome: 'Afloop',
  minutes: 'Duur',
  channel: 'Hoe de vraag kwam',
  helper: 'Wie hielp',
}

export const kindWords = { library: 'Binnen de bibliotheek', outside: 'Buiten de bibliotheek' }

const labels = (choices: { value: string; label: string }[]) =>
  Object.fromEntries(choices.map(({ value, label }) => [value, label]))
const words: Record<Exclude<Part, 'provider'>, Record<string, string>> = {
  visits: { '': 'Alle bezoekers' },
  domain: domainWords,
  help: labels(helpChoices),
  referral: { yes: 'Verwezen naar een ander', no: 'Niet verwezen' },
  outcome: labels(outcomeChoices),
  minutes: { ...minuteWords, unknown: 'Niet opgeschreven' },
  channel: channelWords,
  helper: helperWords,
}

/** What a line of the month is called. */
export function lineWords({ part, of }: { part: Part; of: string }): string {
  if (part !== 'provider') return words[part][of] ?? of
  const [domain, provider] = of.split('.') as [Domain, Provider]
  const name = providerWords[provider]
  return domain === 'overheid' ? name : `${name} (${domainWords[domain].toLowerCase()})`
}

const inWords = new Intl.DateTimeFormat('nl-NL', { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** "oktober 2026", of the first day of a month. */
export function monthWords(month: string): string {
  return inWords.format(new Date(`${month}T12:00:00Z`))
}
