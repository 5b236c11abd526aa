import { dates } from '@/app/_shared/texts/dates'
import { dayWords, persons } from '@/app/_shared/texts/desk'
import type { HitShown, Preview } from '@/lib/rescheduling/queries/preview'
import type { Carriers } from '@/lib/tools/config'
import { localTime } from '@/lib/tools/time'
import type { LessonRow } from './_lessons'
import type { PersonRow } from './_people'
import { reachedWords } from './_reached'
import { moveTo, waysFor } from './_words'

const { bareTime, between } = dates('nl')

const noteWords: Record<HitShown['because'], string | null> = {
  withdrawn: null,
  fewer: 'Er zijn dan te weinig bureaus.',
  topic: 'De afspraak gaat over iets wat dan niet meer kan.',
}

/** Somebody who is hit, as a row of the page. */
export function personRow(one: HitShown, can: Carriers, now: Date): PersonRow {
  const move = one.proposed && moveTo(one.proposed)
  return {
    ...{ bookingId: one.bookingId, field: `choices.${one.bookingId}`, name: one.name },
    ...{ day: `${dayWords(one.startsAt, now)}, ${one.branchName}`, time: bareTime(one.startsAt) },
    reached: reachedWords(one),
    note: noteWords[one.because],
    ways: waysFor(one, can),
    ...{ first: move ?? 'call', proposed: one.contactWay === 'card' ? 'card' : (move ?? '') },
  }
}

/** A lesson on a closed day, as a row of the page. */
export function lessonRow(one: Preview['lessons'][number], now: Date): LessonRow {
  const people = persons(one.people)
  return {
    ...{ meetingId: one.meetingId, branchId: one.branchId, title: `${one.title}, les ${one.number}` },
    when: `${dayWords(one.startsAt, now)}, ${between(one.startsAt, one.endsAt)}`,
    about: `${one.branchName}, ${people}`,
    ...{ from: localTime(one.startsAt), until: localTime(one.endsAt) },
  }
}
