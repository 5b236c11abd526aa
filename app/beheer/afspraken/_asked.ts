import { notFound } from 'next/navigation'
import { type Agreement, agreementWith } from '@/lib/needs/queries/versions'
import type { Present } from '@/lib/team/queries/sessions'
import { numberIn } from '../partners/_own'

/** The agreement with this number; a page that is not there when it is none. */
export async function agreementAsked(who: Present, id: string | undefined, now: Date): Promise<Agreement> {
  const found = await agreementWith(who.actor, { agreementId: numberIn(id) }, now)
  if (!found) notFound()
  return found
}
