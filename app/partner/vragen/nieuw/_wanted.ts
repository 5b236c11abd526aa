import { redirect } from 'next/navigation'
import { anyone } from '@/app/_shared/guest'
import { type Language, languageOf } from '@/app/_shared/language'
import { type Takes, whatLibraryTakes } from '@/lib/needs/queries/agreements'
import { towns } from '@/lib/network/queries/branches'
import { isTopic, type TopicCode } from '@/lib/network/rules/topics'
import type { Actor } from '@/lib/tools/access'
import { askLibraryOf, type Wanted } from './_paths'

type Asked = Record<string, string | undefined>

type Town = { id: number; slug: string; name: string }

/** What a partner wants to ask, as an address names it. */
export type Asking = {
  topic: TopicCode | null
  town: Town | null
  towns: Town[]
  language: Language
  /** All that the library takes of this partner today. */
  takes: Takes[]
  /** The agreement under which it takes this; null when it does not. */
  under: Takes | null
}

/** Reads it, with what the library takes. */
export async function wantedBy(actor: Actor, asked: Asked, now: Date): Promise<Asking> {
  const [takes, all] = [await whatLibraryTakes(actor, now), await towns(anyone)]
  const town = all.find(({ slug }) => slug === asked.plaats) ?? null
  const topic = isTopic(asked.onderwerp) ? asked.onderwerp : null
  const isUnder = ({ topics, municipalities }: Takes) =>
    topic !== null && topics.includes(topic) && municipalities.some(({ id }) => id === town?.id)
  const under = takes.find(isUnder) ?? null
  return { topic, town, towns: all, language: languageOf(asked.taal), takes, under }
}

export type Agreed = {
  topic: TopicCode
  town: { id: number }
  language: Language
  under: Takes
  wanted: Wanted
}

/** The same where an agreement is needed; leads to where it is chosen who comes without. */
export async function agreedBy(actor: Actor, asked: Asked, now: Date): Promise<Agreed> {
  const { topic, town, language, under } = await wantedBy(actor, asked, now)
  if (!topic || !town || !under) redirect('/partner/vragen/nieuw')
  return { topic, town, language, under, wanted: { onderwerp: topic, plaats: town.slug, taal: language } }
}

/** The page of what is wanted, with both chosen. */
export function backOf({ wanted }: Agreed) {
  return { href: askLibraryOf(wanted), label: 'Terug' }
}
