import { randomUUID } from 'node:crypto'
import { message } from '@/db/schema'
import type { Transaction } from '../database'
import { type ContactWay, channelFor } from './rules'

export type Put = {
  /** One event, one message: the second with the same key is not written. */
  key: string
  kind: (typeof message.$inferInsert)['kind']
  bookingId: string
  contactWay: ContactWay
  /** The resident did it on screen, and has read it there. */
  seen: boolean
  now: Date
}

/** Puts a message in the tray, in the transaction of what happened; the postman sends it later. */
export async function put(
  tx: Transaction,
  { key, kind, bookingId, contactWay, seen, now }: Put,
): Promise<void> {
  const channel = channelFor(contactWay, seen)
  const read = channel === 'card'
  await tx
    .insert(message)
    .values({
      id: randomUUID(),
      key,
      kind,
      channel,
      bookingId,
      dueAt: now,
      createdAt: now,
      ...(read ? { status: 'sent' as const, receipt: 'shown_on_screen', finishedAt: now } : {}),
    })
    .onConflictDoNothing({ target: message.key })
}
