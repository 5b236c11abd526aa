import { redirect } from 'next/navigation'
import { workerHere } from '@/app/_shared/session'
import { type AskedOfUs, askedCardOf } from '@/lib/needs/queries/partner'
import { clock } from '@/lib/tools/clock'
import { isId } from '../_asked'
import { list } from './_paths'

export type OneQuestion = { params: Promise<{ id: string }> }

/** The question a page is about, for as long as it can be answered; else the list, which says how it stands. */
export async function openQuestion(params: OneQuestion['params']) {
  const asked = await ownQuestion(params)
  if (asked.card.endedAt !== null) redirect(`${list}?kon=changed&vraag=${asked.card.referralId}`)
  return asked
}

/** The question a page is about, also when it has been answered. */
export async function ownQuestion(params: OneQuestion['params']) {
  const who = await workerHere('/partner/vragen')
  const { id } = await params
  const now = clock()
  const card: AskedOfUs | null = isId(id) ? await askedCardOf(who.actor, id, now) : null
  if (!card) redirect(`${list}?kon=stopped`)
  return { who, card, now }
}
