import { putAll } from '../../messages/steps'
import { reachOf } from '../../network/steps/reach'
import { type Actor, must } from '../../tools/access'
import { asActor, inParts } from '../../tools/transaction'
import { mustRemind, reminderKey } from '../rules/reminders'
import { withoutReminder } from '../steps/reminders'

/** How many reminders are put at once; the next minute takes the rest. And how many in one transaction. */
const AT_ONCE = 500
const TOGETHER = 100

/**
 * Puts a reminder in the tray for everyone who is expected at a meeting tomorrow, once per meeting; for who is called
 * also when nobody calls anymore before it. Who booked after the moment of the reminder gets none, nor does who has only
 * a card. Returns how many are new.
 */
export async function putReminders(actor: Actor, _input: Record<string, never>, now: Date): Promise<number> {
  must(actor, 'messages.deliver')
  const { hours, expected } = await asActor(actor, async (tx) => {
    const hours = await reachOf(tx, now)
    return { hours, expected: await withoutReminder(tx, hours, now) }
  })
  const due = expected
    .filter((e) => mustRemind({ way: e.contactWay, ...momentsOf(e) }, now, hours))
    .slice(0, AT_ONCE)
  return inParts(actor, due, TOGETHER, async (tx, part) => {
    const reminders = part.map(({ bookingId, meetingId, contactWay }) => ({
      key: reminderKey(bookingId, meetingId),
      kind: 'reminder' as const,
      bookingId,
      contactWay,
      seen: false,
      now,
    }))
    await putAll(tx, reminders, now)
    return part.length
  })
}

function momentsOf({ startsAt, bookedAt }: { startsAt: string; bookedAt: string }) {
  return { startsAt: new Date(startsAt), bookedAt: new Date(bookedAt) }
}
