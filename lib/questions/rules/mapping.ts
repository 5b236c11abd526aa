import { type TopicCode, topics } from '../../network/rules/topics'

/** The three parts of the national form, as it names them. */
export const domains = ['overheid', 'bibliotheek', 'anders'] as const
export type Domain = (typeof domains)[number]

/** Who is behind a question (facts.md 1.2): codes; their names stand at the doors. */
export const providers = [
  ...([
    'logius',
    'toeslagen',
    'belastingdienst',
    'svb',
    'uwv',
    'gemeente',
    'waterschap',
    'duo',
    'ind',
  ] as const),
  ...(['cjib', 'rdw', 'cbr', 'cak', 'ciz', 'cibg', 'huurcommissie', 'rechtsbijstand', 'lbio'] as const),
  ...(['kadaster', 'kvk', 'rvo', 'coa', 'zorgverzekeraar', 'zorgverlener', 'bank', 'corporatie'] as const),
  ...(['politie', 'bibliotheek', 'iemand-anders'] as const),
] as const
export type Provider = (typeof providers)[number]

/** Under which line of the national form a topic is counted. */
export type Mapping = { domain: Domain; provider: Provider | null }
/** Where a library says otherwise than the list. */
export type OwnMapping = { topic: string; domain: Domain; provider: string | null }

const usualProviders: Partial<Record<TopicCode, Provider>> = {
  ...{ 'digid-nieuw': 'logius', 'digid-app': 'logius', 'digid-kwijt': 'logius', 'digid-machtigen': 'logius' },
  ...{ mijnoverheid: 'logius', zorgtoeslag: 'toeslagen', huurtoeslag: 'toeslagen' },
  ...{ kinderopvangtoeslag: 'toeslagen', 'kindgebonden-budget': 'toeslagen', aangifte: 'belastingdienst' },
  ...{ 'belasting-brief': 'belastingdienst', aow: 'svb', kinderbijslag: 'svb', ww: 'uwv', 'ziek-wia': 'uwv' },
  ...{ 'werk-nl': 'uwv', bijstand: 'gemeente', 'bijzondere-bijstand': 'gemeente', wmo: 'gemeente' },
  ...{ verhuizen: 'gemeente', paspoort: 'gemeente', kwijtschelding: 'gemeente', rijbewijs: 'gemeente' },
  ...{ studiefinanciering: 'duo', studieschuld: 'duo', inburgering: 'duo', verblijf: 'ind', boete: 'cjib' },
  ...{ 'rijbewijs-gezondheid': 'cbr', kenteken: 'rdw', 'eigen-bijdrage': 'cak', 'wlz-indicatie': 'ciz' },
  ...{ huurcommissie: 'huurcommissie', rechtsbijstand: 'rechtsbijstand', alimentatie: 'lbio' },
  ...{ donorregister: 'cibg', 'zorg-portaal': 'zorgverlener', bank: 'bank', 'woning-zoeken': 'corporatie' },
  ...{ oplichting: 'politie', 'bibliotheek-online': 'bibliotheek', cursus: 'bibliotheek' },
  ...{ nieuwkomer: 'iemand-anders', gezelschap: 'iemand-anders', geldzorgen: 'iemand-anders' },
  ...{ 'zorg-gesprek': 'iemand-anders' },
}

const usual = new Map<string, Mapping>(
  topics.map(({ code, domain }) => [code, { domain, provider: usualProviders[code] ?? null }]),
)

/** Where the list says a topic belongs; what it does not know is something else. */
export function usualMapping(topic: string): Mapping {
  return usual.get(topic) ?? { domain: 'anders', provider: null }
}

/** Where a topic belongs for a library: what it said itself, else the list. */
export function mappingOf(topic: string, own: readonly OwnMapping[]): Mapping {
  const said = own.find((one) => one.topic === topic)
  if (!said) return usualMapping(topic)
  return { domain: said.domain, provider: isProvider(said.provider) ? said.provider : null }
}

/** Whether a text is the code of a provider. */
export function isProvider(code: string | null | undefined): code is Provider {
  return (providers as readonly unknown[]).includes(code)
}
