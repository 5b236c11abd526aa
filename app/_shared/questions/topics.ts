import { texts } from '@/app/_shared/texts/texts'
import { type TopicCode, topics } from '@/lib/network/rules/topics'
import { alsoCalled } from './also'
import type { TopicAsked } from './words'

const { word } = texts('nl')

/** What a topic is called at the desk. */
export function topicWord(code: TopicCode): string {
  return word(`topic.${code}`)
}

/** Every topic that a question can be about: whoever was helped knows by then what it was. */
export const topicsAsked: TopicAsked[] = topics
  .filter(({ code }) => code !== 'weet-niet')
  .map(({ code }) => ({ code, label: topicWord(code), also: alsoCalled[code] ?? [] }))
