import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Due, deliver, type Postman } from '@/lib/messages/commands'
import { invite } from '@/lib/team/commands/invitations'
import { askLink } from '@/lib/team/commands/signin'
import { Forbidden } from '@/lib/tools/access'
import { health } from '@/lib/tools/jobs'
import { NotTaken, Undeliverable } from '@/lib/tools/refusal'
import { freshDatabase } from '../../support/database'
import { aWorker, door, someone } from '../../support/workers'
import {
  aBooking,
  after,
  anyone,
  aPerson,
  aSlot,
  aVisitor,
  bookOne,
  days,
  job,
  minutes,
  now,
  the,
} from '../../support/world'

const database = freshDatabase('test')

async function booked(contactWay: 'email' | 'sms' | 'call' | 'card' = 'email'): Promise<string> {
  const slot = await aSlot({ startsAt: after(days(2)) })
  const made = await bookOne(job, aBooking(slot.id, aPerson({ contactWay })), now)
  if (!made.ok) throw new Error(made.reason)
  return made.value.bookingId
}

/** A postman who writes down what he was given. */
function aPostman(given: Partial<Postman<string>> = {}) {
  const sent: string[] = []
  const postman: Postman<string> = {
    compose: async (message) => `letter ${message.kind}`,
    send: async (_letter, message) => {
      sent.push(message.bookingId ?? '')
      return 'queue-1'
    },
    ...given,
  }
  return { sent, postman }
}

const broken = (error: unknown) => aPostman({ send: () => Promise.reject(error) }).postman

async function theMessage(key: string) {
  const [row] = await database.sql`select * from message where key = ${key}`
  return the(row)
}

const confirmation = (bookingId: string) => theMessage(`booking:${bookingId}:confirmation`)

describe('the postman empties the tray', () => {
  test('and every letter has a receipt', async () => {
    const bookings = [
      await booked(),
      await booked('sms'),
      await booked(),
      await booked('sms'),
      await booked(),
    ]
    const { sent, postman } = aPostman()
    expect(await deliver(job, postman, now)).toBe(5)

    expect(sent.toSorted()).toEqual(bookings.toSorted())
    for (const id of bookings)
      expect(await confirmation(id)).toMatchObject({ status: 'sent', receipt: 'queue-1', lease: null })
    expect(await deliver(job, postman, now)).toBe(0)
    expect(sent).toHaveLength(5)
  })

  test('with five postmen at once every letter leaves once', async () => {
    for (let i = 0; i < 20; i++) await booked()
    const { sent, postman } = aPostman()
    await Promise.all(Array.from({ length: 5 }, () => deliver(job, postman, now)))
    expect(sent).toHaveLength(20)
    expect(new Set(sent).size).toBe(20)
  })

  test('takes at most two letters at a time', async () => {
    for (let i = 0; i < 5; i++) await booked()
    const underway: number[] = []
    const send = async () => {
      const [row] = await database.sql`select count(*)::int as leased from message where lease is not null`
      underway.push(the(row).leased)
      return 'queue-1'
    }
    await deliver(job, aPostman({ send }).postman, now)
    expect(underway).toHaveLength(5)
    expect(Math.max(...underway)).toBeLessThanOrEqual(2)
  })

  test('sends nothing that is not due yet, and no calls or cards', async () => {
    const later = await booked()
    await database.sql`update message set due_at = ${after(minutes(5))} where booking_id = ${later}`
    await booked('call')
    const card = await booked('card')
    await database.sql`update message set channel = 'call', status = 'due', receipt = null, finished_at = null
      where booking_id = ${card}`
    expect(await deliver(job, aPostman().postman, now)).toBe(0)
  })

  test('drops what is no longer true without sending it', async () => {
    const id = await booked()
    const { sent, postman } = aPostman({ compose: async () => null })
    await deliver(job, postman, now)
    expect(sent).toEqual([])
    expect(await confirmation(id)).toMatchObject({ status: 'dropped', receipt: 'no_longer_true' })
  })

  test('holds no transaction open and no row locked while a letter is on its way', async () => {
    const id = await booked()
    const send = async (_letter: unknown, { bookingId }: { bookingId: string | null }) => {
      // A letter of an earlier story may be taken from the tray at this very moment.
      if (bookingId !== id) return 'another'
      const idle = async () => {
        const [open] = await database.sql`select count(*)::int as idle from pg_stat_activity
          where datname = current_database() and state = 'idle in transaction'`
        return the(open).idle
      }
      // The other hands look into the tray at the same moment; what this one held would stay.
      await expect.poll(idle, { interval: 5 }).toBe(0)
      await database.sql`select 1 from message where booking_id = ${id} for update nowait`
      return 'queue-1'
    }
    await deliver(job, aPostman({ send }).postman, now)
    expect((await confirmation(id)).status).toBe('sent')
  })

  test('is not for a guest', async () => {
    await expect(deliver(anyone, aPostman().postman, now)).rejects.toThrow(Forbidden)
  })
})

describe('a postman who dies on the way', () => {
  const gone = '00000000-0000-4000-8000-000000000001'

  test('loses nothing: after ten seconds another one takes over', async () => {
    const id = await booked()
    await database.sql`update message set lease = ${gone}, leased_until = ${after(10_000)} where booking_id = ${id}`
    const { sent, postman } = aPostman()
    expect(await deliver(job, postman, after(5_000))).toBe(0)
    expect(await deliver(job, postman, after(10_000))).toBe(1)
    expect(sent).toEqual([id])
  })

  test('and comes back too late writes no receipt over that of another', async () => {
    const id = await booked()
    const send = async () => {
      await database.sql`update message set lease = ${gone} where booking_id = ${id}`
      return 'queue-late'
    }
    await deliver(job, aPostman({ send }).postman, now)
    expect(await confirmation(id)).toMatchObject({ status: 'due', receipt: null, lease: gone })
  })

  test('and comes back too late with a failure changes nothing, but was counted when it was taken', async () => {
    const id = await booked()
    const send = async () => {
      await database.sql`update message set lease = ${gone} where booking_id = ${id}`
      throw new Error('too late')
    }
    await deliver(job, aPostman({ send }).postman, now)
    expect(await confirmation(id)).toMatchObject({ status: 'due', attempts: 1, lease: gone })
  })

  test('eight times has it put on the call list', async () => {
    const id = await booked()
    await database.sql`update message set attempts = 8, lease = ${gone}, leased_until = ${now} where booking_id = ${id}`
    const { sent, postman } = aPostman()
    await deliver(job, postman, after(1_000))
    expect(sent).toEqual([])
    expect(await confirmation(id)).toMatchObject({ status: 'failed', receipt: 'TRIES_OVER' })
    expect(await theMessage(`booking:${id}:confirmation:call`)).toMatchObject({ channel: 'call' })
  })
})

describe('a postman who is slow', () => {
  const leasedUntil = async (id: string) => (await confirmation(id)).leased_until?.getTime() ?? 0

  /** Lets the clock of the postman run while a letter is under way; what he writes, he writes into a real database. */
  async function passes(id: string, seconds: number, began: number): Promise<void> {
    for (let past = 3; past <= seconds; past += 3) {
      vi.advanceTimersByTime(3_000)
      const renewed = began + (past + 9) * 1000
      await expect.poll(() => leasedUntil(id), { interval: 5 }).toBeGreaterThan(renewed)
    }
  }

  beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] }))
  afterEach(() => void vi.useRealTimers())

  test('keeps his letter as long as it is under way: nobody sends it beside him', async () => {
    const id = await booked()
    const other = aPostman()
    const send = async () => {
      for (const seconds of [12, 24]) {
        await passes(id, 12, now.getTime() + (seconds - 12) * 1000)
        expect(await deliver(job, other.postman, after(seconds * 1000))).toBe(0)
      }
      return 'queue-slow'
    }
    await deliver(job, aPostman({ send }).postman, now)
    expect(other.sent).toEqual([])
    expect(await confirmation(id)).toMatchObject({ status: 'sent', receipt: 'queue-slow', attempts: 1 })
  })

  test('is told to stop when the letter is in the hands of another', async () => {
    const id = await booked()
    const send = async (_: string, __: Due, ending: AbortSignal) => {
      await database.sql`update message set lease = ${'00000000-0000-4000-8000-000000000002'} where booking_id = ${id}`
      const ended = new Promise((resolve) => ending.addEventListener('abort', resolve))
      vi.advanceTimersByTime(3_000)
      await ended
      throw new Error('stopped')
    }
    await deliver(job, aPostman({ send }).postman, now)
    expect((await confirmation(id)).status).toBe('due')
  })

  test('is told to stop after a minute and a half', async () => {
    const id = await booked()
    const send = async (_: string, __: Due, ending: AbortSignal) => {
      for (let i = 0; i < 40 && !ending.aborted; i++) {
        vi.advanceTimersByTime(3_000)
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      expect(ending.aborted).toBe(true)
      throw new Error('stopped')
    }
    await deliver(job, aPostman({ send }).postman, now)
    expect(await confirmation(id)).toMatchObject({ status: 'due', attempts: 1, lease: null })
  })
})

describe('the lanes of the tray', () => {
  async function asked(): Promise<string> {
    const { email } = await aWorker({ role: 'adviser' })
    await askLink(door, { email, browser: email, knownAs: null, visitor: aVisitor() }, now)
    const [row] = await database.sql`select s.id from sign_in s join user_account u on u.id = s.user_id
      where u.email = ${email}`
    return the(row).id
  }

  test('a link to sign in does not wait for the letters that are under way', async () => {
    await Promise.all([booked(), booked(), booked()])
    const signInId = await asked()
    let open = () => {}
    const opened = new Promise<void>((resolve) => {
      open = resolve
    })
    const first: Due[] = []
    const send = async (_: string, due: Due) => {
      first.push(due)
      if (due.signInId === signInId) open()
      else await opened
      return 'queue-1'
    }
    await deliver(job, aPostman({ send }).postman, now)
    expect(first.slice(0, 3).map((due) => due.signInId)).toContain(signInId)
  })

  test('who is expected today does not wait for who comes later', async () => {
    await Promise.all([booked(), booked(), booked()])
    const slot = await aSlot({ startsAt: after(minutes(90)) })
    const made = await bookOne(job, aBooking(slot.id, aPerson({ contactWay: 'email' })), now)
    if (!made.ok) throw new Error(made.reason)
    const { sent, postman } = aPostman()
    await deliver(job, postman, now, { lanes: ['today'] })
    expect(sent).toEqual([made.value.bookingId])
  })

  test('an invitation is for the door, a letter about next week for the rest', async () => {
    const id = await booked()
    await invite((await aWorker()).actor, someone(), now)
    const lanes = await database.sql`select kind, lane from message
      where kind = 'invitation' or booking_id = ${id} order by kind`
    expect(lanes.map((row) => [row.kind, row.lane])).toEqual([
      ['confirmation', 'rest'],
      ['invitation', 'door'],
    ])
  })
})

describe('a letter that cannot be sent', () => {
  test('is tried again after half a minute, then after twice as long each time', async () => {
    const id = await booked()
    let moment = now
    for (const seconds of [30, 60, 120, 240]) {
      await deliver(job, broken({ code: 'ETIMEDOUT' }), moment)
      const { status, due_at } = await confirmation(id)
      const waited = (due_at.getTime() - moment.getTime()) / 1000
      expect(status).toBe('due')
      expect(waited).toBeGreaterThanOrEqual(seconds)
      expect(waited).toBeLessThan(seconds + 20)
      moment = due_at
    }
  })

  test('also when it could not be written', async () => {
    const id = await booked()
    await deliver(job, aPostman({ compose: () => Promise.reject(new Error('no')) }).postman, now)
    expect(await confirmation(id)).toMatchObject({ status: 'due', attempts: 1 })
  })

  test('does not keep the others waiting', async () => {
    const [bad, good] = [await booked(), await booked()]
    const send = async (_: string, { bookingId }: Due) => {
      if (bookingId === bad) throw new Error('no')
      return 'queue-1'
    }
    await deliver(job, aPostman({ send }).postman, now)
    expect((await confirmation(bad)).status).toBe('due')
    expect((await confirmation(good)).status).toBe('sent')
  })

  test('fails after eight tries, and then a person phones', async () => {
    const id = await booked()
    await database.sql`update message set attempts = 7 where booking_id = ${id}`
    await deliver(job, broken({ responseCode: 550, code: 'EENVELOPE' }), now)

    expect(await confirmation(id)).toMatchObject({ status: 'failed', receipt: '550', attempts: 8 })
    const call = await theMessage(`booking:${id}:confirmation:call`)
    expect(call).toMatchObject({ channel: 'call', status: 'due', kind: 'confirmation', booking_id: id })
    expect(await deliver(job, aPostman().postman, after(days(1)))).toBe(0)
  })

  test('and that nobody can be handed, or that may have been taken, is for a person at once', async () => {
    for (const code of ['NO_SERVER', 'NO_PROVIDER', 'NO_ANSWER', '550']) {
      const id = await booked()
      await deliver(job, broken(new Undeliverable(code)), now)
      expect(await confirmation(id)).toMatchObject({ status: 'failed', receipt: code, attempts: 1 })
      expect(await theMessage(`booking:${id}:confirmation:call`)).toMatchObject({
        channel: 'call',
        status: 'due',
      })
    }
  })

  test('because the mail server will not have the library, is told in health until one is taken', async () => {
    const before = { ...process.env }
    process.env.SMTP_URL = 'smtp://127.0.0.1:1'
    try {
      const id = await booked()
      await deliver(job, broken(new NotTaken('away', 'ETIMEDOUT')), now)
      expect((await health(now)).mail).toBe('away')
      const again = after(minutes(1))
      await deliver(job, broken(new NotTaken('refused', '535')), again)
      expect(await confirmation(id)).toMatchObject({ status: 'due', attempts: 2 })
      expect(await health(again)).toMatchObject({ mail: 'refused', sms: 'none' })
      await deliver(job, aPostman().postman, after(minutes(5)))
      expect((await confirmation(id)).status).toBe('sent')
      expect((await health(after(minutes(5)))).mail).toBe('ok')
    } finally {
      process.env = before
    }
  })

  test('leaves no address behind in its receipt', async () => {
    const id = await booked()
    await database.sql`update message set attempts = 7 where booking_id = ${id}`
    await deliver(job, broken({ code: 'no such user demo@bewoner.example' }), now)
    expect((await confirmation(id)).receipt).toBe('unknown')
  })
})
