import { notFound } from 'next/navigation'
import { workerHere } from '@/app/_shared/session'
import { registerOf } from '@/lib/attendance/queries/register'
import { clock } from '@/lib/tools/clock'
import { numberIn } from './_paths'

export type OneLesson = { params: Promise<{ meeting: string }> }

/** The register that a page is about, for who gives the lesson or works at the desk; for anybody else there is no such page. */
export async function ownLesson(params: OneLesson['params'], paper = false) {
  const who = await workerHere('/lessen')
  const meetingId = numberIn((await params).meeting)
  const now = clock()
  const register = meetingId === null ? null : await registerOf(who.actor, { meetingId, paper }, now)
  if (!register) notFound()
  return { who, now, ...register }
}
