import { randomUUID } from 'node:crypto'
import { notFound, redirect } from 'next/navigation'
import { anyone } from '@/app/_shared/guest'
import { type Language, languageOf } from '@/app/_shared/language'
import { type CanHelp, whoCanHelp } from '@/lib/needs/queries/agreements'
import { needToAsk, type ToAsk } from '@/lib/needs/queries/ask'
import { type Branch, towns } from '@/lib/network/queries/branches'
import { isTopic, type TopicCode } from '@/lib/network/rules/topics'
import { channels } from '@/lib/questions/rules/answers'
import { dayPartAt } from '@/lib/questions/rules/days'
import type { Actor } from '@/lib/tools/access'
import { localDate, localTime } from '@/lib/tools/time'
import { branchHere } from '../_branch'
import { type Carried, partnersOf } from './_paths'

type Asked = Record<string, string | undefined>
type Town = { id: number; slug: string; name: string }

/** What it is about and where, as far as that is known, and what goes along to the next page. */
export type Chosen = {
  branch: Branch | null
  towns: Town[]
  town: Town | null
  topic: TopicCode | null
  /** The need for which somebody else is asked; null for who is at the desk for the first time. */
  need: ToAsk | null
  language: Language
  carried: Carried
}

const isId = (text: string | undefined) => text !== undefined && /^[0-9a-f-]{36}$/.test(text)

/** Reads what an address names; a need that is not there, or not open, leads nowhere. */
export async function chosenBy(actor: Actor, asked: Asked, now: Date): Promise<Chosen> {
  const [branch, all] = [await branchHere(asked.vestiging), await towns(anyone)]
  const need = asked.vraag === undefined ? null : await openNeed(actor, asked.vraag, now)
  const named = all.find(({ slug }) => slug === (asked.plaats ?? branch?.municipalitySlug)) ?? null
  const town = need ? (all.find(({ id }) => id === need.municipalityId) ?? null) : named
  const topic = need ? need.topic : asked.onderwerp
  const known = isTopic(topic) ? topic : null
  // One visitor, however many addresses she takes along: this says so, and is of nobody.
  const bezoek = isId(asked.bezoek) ? asked.bezoek : randomUUID()
  const about = need ? { vraag: need.needId } : { onderwerp: known, plaats: town?.slug }
  const counted = need || asked.geteld ? { geteld: '1' } : { bezoek }
  const via = channels.find((one) => one === asked.via)
  return {
    ...{ branch, towns: all, town, topic: known, need, language: languageOf(asked.taal ?? need?.language) },
    carried: { vestiging: branch?.slug, via, taal: asked.taal, ...about, ...counted },
  }
}

async function openNeed(actor: Actor, needId: string, now: Date): Promise<ToAsk> {
  const need = isId(needId) ? await needToAsk(actor, { needId }, now) : null
  if (!need) notFound()
  return need
}

export type Ready = Chosen & { town: Town; topic: TopicCode }

/** The same where topic and town have to be known; leads to where they are chosen who comes without. */
export async function readyBy(actor: Actor, asked: Asked, now: Date): Promise<Ready> {
  const { topic, town, ...chosen } = await chosenBy(actor, asked, now)
  if (!topic || !town) redirect(partnersOf(chosen.carried))
  return { ...chosen, topic, town }
}

/** Whom the agreement names that was chosen; leads back to the list when it holds no more. */
export async function helperBy(actor: Actor, ready: Ready, asked: Asked, now: Date): Promise<CanHelp> {
  const all = await whoCanHelp(actor, { topic: ready.topic, municipalityId: ready.town.id }, now)
  const chosen = all.find(({ versionId }) => `${versionId}` === asked.afspraak)
  if (!chosen) redirect(partnersOf(ready.carried))
  return chosen
}

/**
 * An address on paper as one question of nobody, as a form posts it; null when the question has been counted. With the
 * same visitor's second address nothing is counted any more.
 */
export function countedAs({ branch, topic, carried }: Chosen, now: Date): Record<string, string> | null {
  const { bezoek, via } = carried
  if (!branch || !topic || !bezoek) return null
  const day = localDate(now).split('-').reverse().join('-')
  return {
    ...{ seenId: bezoek, branchId: `${branch.id}`, day, dayPart: dayPartAt(localTime(now)) },
    ...{ channel: via ?? 'walk_in', helpedBy: 'staff', topic, outcome: 'referred', referred: 'yes' },
  }
}
