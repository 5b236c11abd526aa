import { putAll } from '../../messages/steps'
import { type Actor, must } from '../../tools/access'
import { localDate, localTime, weekday } from '../../tools/time'
import { asActor } from '../../tools/transaction'
import { REMINDED } from '../rules/remind'
import { digestReaders, toRemind } from '../steps/remind'

/**
 * Puts a letter in the tray for who is asked: on the last working day before the one that was promised, and on that day,
 * within working hours. Nothing else changes by it: after that day the library acts. Returns how many are new.
 */
export async function remindAsked(actor: Actor, _input: Record<string, never>, now: Date): Promise<number> {
  must(actor, 'need.remind')
  const time = localTime(now)
  if (time < REMINDED.from || time >= REMINDED.until) return 0
  return asActor(
    actor,
    async (tx) => {
      const letters = await toRemind(tx, now)
      const shared = { kind: 'asked_partner', contactWay: 'email', seen: false, now } as const
      if (letters.length > 0)
        await putAll(
          tx,
          letters.map((one) => ({ ...one, ...shared })),
          now,
        )
      return letters.length
    },
    now,
  )
}

/**
 * Puts the week in numbers in the tray on Monday morning: for coordinators, and for the contact persons of partners of
 * whom something is asked. Once a week for each, whatever they work as. Returns how many are new.
 */
export async function putDigests(actor: Actor, _input: Record<string, never>, now: Date): Promise<number> {
  must(actor, 'need.remind')
  const today = localDate(now)
  if (weekday(today) !== 1 || localTime(now) < REMINDED.from) return 0
  return asActor(
    actor,
    async (tx) => {
      const letters = (await digestReaders(tx, today)).map(({ key, userId }) => ({
        ...{ key, userId, kind: 'digest' as const, contactWay: 'email' as const, seen: false, now },
      }))
      if (letters.length > 0) await putAll(tx, letters, now)
      return letters.length
    },
    now,
  )
}
