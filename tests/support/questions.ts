import { randomUUID } from 'node:crypto'
import { question, visit, visitSeen } from '@/db/tables/care'
import type { Asked, Visit } from '@/lib/questions/rules/answers'
import { books } from './database'

/** One question: about the DigiD app, explained, helped. */
export function aQuestion(given: Partial<Asked> = {}): Asked {
  return {
    topic: 'digid-app',
    help: ['explained'],
    outcome: 'helped',
    minutes: null,
    provider: null,
    ...given,
  }
}

/** A visit as a device hands it in: this morning, walked in, helped by staff. */
export function aVisit(branchId: number, given: Partial<Visit> = {}): Visit {
  return {
    ...{ seenId: randomUUID(), branchId, day: '2027-03-01', dayPart: 'morning' },
    ...{ channel: 'walk_in', helpedBy: 'staff', questions: [aQuestion()] },
    ...given,
  }
}

/** All that stands about questions. */
export async function stored() {
  const [visits, questions, seen] = await Promise.all([
    books().select().from(visit),
    books().select().from(question),
    books().select().from(visitSeen),
  ])
  return { visits, questions, seen }
}
