/** What there is to tell of a need: as `NeedNews`, which the letters do not know. */
export type News = 'calls' | 'helps' | 'searches' | 'looks_on' | 'asks' | 'asks_helped'

/** All that a letter about a need may tell: there is no field for a topic, nor for an organisation. */
export type NeedFacts = {
  news: News
  language: 'nl' | 'en' | 'ar'
  name: string
  contactOf: 'resident' | 'helper'
  /** The last day, in words, on which somebody calls or helps. */
  until: string | null
  code: string
  /** Where to answer, without the code; empty when the library has no public address: then no link. */
  url: string
  phone: string
}
