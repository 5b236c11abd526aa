/**
 * What people ask for help with; the labels are in the message catalogues, the codes never change. With what is
 * `partnerOnly` the library itself cannot help: it is asked at the desk and stands in agreements, and nobody books it.
 */
export const topics = [
  { code: 'digid-nieuw', domain: 'overheid', group: 'digid' },
  { code: 'digid-app', domain: 'overheid', group: 'digid' },
  { code: 'digid-kwijt', domain: 'overheid', group: 'digid' },
  { code: 'digid-machtigen', domain: 'overheid', group: 'digid' },
  { code: 'mijnoverheid', domain: 'overheid', group: 'digid' },
  { code: 'zorgtoeslag', domain: 'overheid', group: 'toeslagen' },
  { code: 'huurtoeslag', domain: 'overheid', group: 'toeslagen' },
  { code: 'kinderopvangtoeslag', domain: 'overheid', group: 'toeslagen' },
  { code: 'kindgebonden-budget', domain: 'overheid', group: 'toeslagen' },
  { code: 'kinderbijslag', domain: 'overheid', group: 'toeslagen' },
  { code: 'aangifte', domain: 'overheid', group: 'toeslagen' },
  { code: 'belasting-brief', domain: 'overheid', group: 'toeslagen' },
  { code: 'kwijtschelding', domain: 'overheid', group: 'toeslagen' },
  { code: 'werk-nl', domain: 'overheid', group: 'inkomen' },
  { code: 'ww', domain: 'overheid', group: 'inkomen' },
  { code: 'ziek-wia', domain: 'overheid', group: 'inkomen' },
  { code: 'bijstand', domain: 'overheid', group: 'inkomen' },
  { code: 'bijzondere-bijstand', domain: 'overheid', group: 'inkomen' },
  { code: 'aow', domain: 'overheid', group: 'inkomen' },
  { code: 'zorg-portaal', domain: 'anders', group: 'zorg' },
  { code: 'wmo', domain: 'overheid', group: 'zorg' },
  { code: 'eigen-bijdrage', domain: 'overheid', group: 'zorg' },
  { code: 'wlz-indicatie', domain: 'overheid', group: 'zorg' },
  { code: 'donorregister', domain: 'overheid', group: 'zorg' },
  { code: 'zorg-gesprek', domain: 'anders', group: 'zorg', partnerOnly: true },
  { code: 'verhuizen', domain: 'overheid', group: 'wonen' },
  { code: 'woning-zoeken', domain: 'anders', group: 'wonen' },
  { code: 'huurcommissie', domain: 'overheid', group: 'wonen' },
  { code: 'paspoort', domain: 'overheid', group: 'papieren' },
  { code: 'verblijf', domain: 'overheid', group: 'papieren' },
  { code: 'inburgering', domain: 'overheid', group: 'papieren' },
  { code: 'rijbewijs', domain: 'overheid', group: 'papieren' },
  { code: 'rijbewijs-gezondheid', domain: 'overheid', group: 'papieren' },
  { code: 'kenteken', domain: 'overheid', group: 'papieren' },
  { code: 'studiefinanciering', domain: 'overheid', group: 'geld' },
  { code: 'studieschuld', domain: 'overheid', group: 'geld' },
  { code: 'boete', domain: 'overheid', group: 'geld' },
  { code: 'rechtsbijstand', domain: 'overheid', group: 'geld' },
  { code: 'alimentatie', domain: 'overheid', group: 'geld' },
  { code: 'bank', domain: 'anders', group: 'geld' },
  { code: 'oplichting', domain: 'anders', group: 'geld' },
  { code: 'geldzorgen', domain: 'anders', group: 'geld', partnerOnly: true },
  { code: 'telefoon-tablet', domain: 'anders', group: 'computer' },
  { code: 'computer', domain: 'anders', group: 'computer' },
  { code: 'email', domain: 'anders', group: 'computer' },
  { code: 'printen', domain: 'anders', group: 'computer' },
  { code: 'bibliotheek-online', domain: 'bibliotheek', group: 'computer' },
  { code: 'nieuwkomer', domain: 'anders', group: 'overig', partnerOnly: true },
  { code: 'gezelschap', domain: 'anders', group: 'overig', partnerOnly: true },
  { code: 'cursus', domain: 'bibliotheek', group: 'overig' },
  { code: 'anders', domain: 'anders', group: 'overig' },
  { code: 'weet-niet', domain: 'anders', group: 'overig' },
] as const

export type TopicCode = (typeof topics)[number]['code']
export type TopicGroup = (typeof topics)[number]['group']

/** The groups in the order in which people look for them. */
export const topicGroups = [
  'digid',
  'toeslagen',
  'inkomen',
  'zorg',
  'wonen',
  'papieren',
  'geld',
  'computer',
] as const satisfies readonly TopicGroup[]

/** Whether what somebody comes for can be asked at a time: at most times everything, at some only what was ticked there. */
export function canBeAsked(topic: string | null, topics: readonly string[] | null): boolean {
  return topics === null || (topic !== null && topics.includes(topic))
}

const topicCodes: ReadonlySet<string> = new Set(topics.map((topic) => topic.code))

/** What the library itself helps with: a consultation can be booked for it. */
export const ownTopics = topics.filter((topic) => !('partnerOnly' in topic))

const ownCodes: ReadonlySet<string> = new Set(ownTopics.map((topic) => topic.code))

/** Whether a text is the code of a topic. */
export function isTopic(code: string | null | undefined): code is TopicCode {
  return typeof code === 'string' && topicCodes.has(code)
}

/** Whether a text is the code of a topic for which a consultation can be booked. */
export function isOwnTopic(code: string | null | undefined): code is TopicCode {
  return typeof code === 'string' && ownCodes.has(code)
}
