import { type Letter, letterOf, type Paragraph } from './door'

/** Something is asked of the organisation of who reads this: no person, no topic and no place; those stand behind the login. */
export function askedLetter(facts: {
  name: string
  url: string
  /** Until when an answer was promised; null when it was asked just now. */
  until: 'today' | 'next_workday' | null
}): Promise<Letter> {
  const { name, url, until } = facts
  const said = {
    today: ['Vandaag is de laatste dag voor een vraag', 'Voor een vraag is vandaag de laatste dag.'],
    next_workday: [
      'Voor een vraag is nog één werkdag',
      'Voor een vraag hebt u nog tot en met de volgende werkdag.',
    ],
    now: ['Er staat een vraag voor u klaar', 'Er staat een vraag voor u klaar.'],
  }[until ?? 'now'] as [string, string]
  return letterOf(said[0], [
    `Beste ${name},`,
    `${said[1]} Log in om te zien wat er nodig is.`,
    { link: url, label: 'Naar de vragen' },
    ...(until ? ['Lukt het niet? Zeg dat dan daar. De bibliotheek zoekt verder met de inwoner.'] : []),
  ])
}

/** Whether somebody who did not sign in for six months still works here; signing in is the answer. */
export function stayLetter(facts: { name: string; url: string; until: string }): Promise<Letter> {
  return letterOf('Werkt u nog met Wegwijs?', [
    `Beste ${facts.name},`,
    'U hebt zich zes maanden niet aangemeld bij Wegwijs, het programma van de bibliotheek voor afspraken en cursussen.',
    'Werkt u er nog mee? Meld u dan één keer aan. Verder hoeft u niets te doen.',
    { link: facts.url, label: 'Aanmelden' },
    `Doet u niets? Dan verwijderen wij uw account op ${facts.until}. Later kunt u opnieuw worden uitgenodigd.`,
  ])
}

/** How the needs of a library, or the questions to a partner, stand this week; numbers only. */
export type WeekOf = { at: string } & (
  | { of: 'library'; open: number; late: number; back: number; ended: number }
  | { of: 'partner'; fresh: number; contact: number; report: number; late: number }
)

/** The week in numbers, for everything that somebody works as. */
export function digestLetter(facts: { name: string; weeks: WeekOf[]; site: string }): Promise<Letter> {
  const { name, weeks, site } = facts
  return letterOf('Uw week in cijfers', [
    `Beste ${name},`,
    ...weeks.flatMap((week): Paragraph[] => [
      ...(weeks.length > 1 ? [`${week.at}:`] : []),
      ...linesOf(week),
      week.of === 'library'
        ? { link: `${site}/balie/vragen`, label: 'Naar de lopende vragen' }
        : { link: `${site}/partner/vragen`, label: 'Naar de vragen' },
    ]),
  ])
}

function linesOf(week: WeekOf): string[] {
  if (week.of === 'library')
    return [
      `Lopende vragen: ${week.open}.`,
      `Daarvan te laat: ${week.late}.`,
      `Daarvan om een andere reden terug bij de bibliotheek: ${week.back}.`,
      `De afgelopen zeven dagen klaar: ${week.ended}.`,
    ]
  return [
    `Nieuw: ${week.fresh}.`,
    `Contact maken: ${week.contact}.`,
    `Vertellen hoe het ging: ${week.report}.`,
    `De bibliotheek kijkt mee: ${week.late}.`,
  ]
}
