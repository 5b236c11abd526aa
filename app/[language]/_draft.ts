import { redirect } from 'next/navigation'
import { currentGuest } from '@/app/_shared/guest'
import type { Language } from '@/app/_shared/language'
import { at } from '@/app/_shared/ui/frame'
import { openedBooking, openedTopic } from '@/lib/bookings/queries/opened'
import { type DraftView, draftOf } from '@/lib/drafts/queries'
import { clock } from '@/lib/tools/clock'

/** An unfinished booking of which the activity has been chosen. */
export type Draft = DraftView & {
  activityId: number
  kind: 'consultation' | 'course'
  startsAt: Date
  branchSlug: string
  branchName: string
  /** Full, so that only the waiting list is left. */
  waits: boolean
}

/** What this browser has filled in so far; without a choice or after an hour it leads to where that can be mended. */
export async function chosenDraft(language: Language): Promise<Draft> {
  const draft = await draftOf(await currentGuest(), clock())
  if (!draft) redirect(at(language, 'gegevens/verlopen'))
  const { activityId, kind, startsAt, branchSlug, branchName } = draft
  if (!activityId || !kind || !startsAt || !branchSlug || !branchName)
    redirect(at(language, draft.bookingStatus ? 'afspraak/gemaakt' : 'hulp'))
  const waits = kind === 'course' && draft.bookingId === null
  return { ...draft, activityId, kind, startsAt, branchSlug, branchName, waits }
}

/** Which step of how many a page of the details is: an appointment has three before it, a course one more. */
export function stepOf(draft: Draft, page: 'name' | 'reach' | 'laptop' | 'check'): [number, number] {
  if (draft.kind === 'course') return [{ name: 1, reach: 2, laptop: 3, check: 4 }[page], 4]
  return [{ name: 4, reach: 5, laptop: 5, check: 6 }[page], 6]
}

/** The booking that this browser made or opened with its code. */
export async function ownBooking(language: Language) {
  const booking = await openedBooking(await currentGuest(), clock())
  if (!booking) redirect(at(language, 'afspraak'))
  return booking
}

/** What is asked at that booking. */
export async function ownTopic(): Promise<string | null> {
  return openedTopic(await currentGuest(), clock())
}
