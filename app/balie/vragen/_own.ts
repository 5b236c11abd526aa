import { notFound } from 'next/navigation'
import { type Asked, askedOf } from '@/app/_shared/asked'
import { workerHere } from '@/app/_shared/session'
import { topicWords } from '@/app/_shared/texts/needs'
import { type DeskOne, deskNeed } from '@/lib/needs/queries/one'
import { clock } from '@/lib/tools/clock'
import { isId } from '../_booking-paths'
import { needScreenOf } from './_paths'

export type OneNeed = { params: Promise<{ id: string }> } & Asked

/** The need a page is about, and what was asked of that page; the journal tells from which screen somebody came. */
export async function oneNeed({ params, searchParams }: OneNeed) {
  const who = await workerHere('/balie/vragen')
  const [{ id }, asked] = [await params, await askedOf(searchParams)]
  const now = clock()
  const from = needScreenOf(asked.van)
  const need = isId(id) ? await deskNeed(who.actor, { needId: id, from }, now) : null
  if (!need) notFound()
  return { who, need, asked, now }
}

/** How the resident of a need is called on the page. */
export function calledOf({ person }: Pick<DeskOne, 'person'>): string {
  return person?.name ?? 'de inwoner'
}

/** What a need is called in the title of a page: never a name. */
export function titleOf({ topic }: Pick<DeskOne, 'topic'>): string {
  return `Lopende vraag: ${topicWords(topic)}`
}

/** The need as it was shown, to send along. */
export function alongOf({ needId, revision }: Pick<DeskOne, 'needId' | 'revision'>) {
  return { needId, revision: String(revision) }
}

/** Whether somebody of another organisation has the turn, or had it last and may still answer. */
export function isAskedElsewhere({ asking }: Pick<DeskOne, 'asking'>): boolean {
  return asking !== null && !asking.isToLibrary
}
