import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Busy,
  busyAround,
  factorStep,
  isAlive,
  letBeUntil,
  mayWork,
  mustTouch,
  type Role,
  SESSION_HOURS,
} from '@/lib/team/rules/sessions'

const roles: Role[] = ['coordinator', 'adviser', 'trainer', 'dpo', 'reader', 'partner']
const role = fc.constantFrom(...roles)
const moment = fc.date({
  min: new Date('2027-01-01T00:00:00Z'),
  max: new Date('2028-01-01T00:00:00Z'),
  noInvalidDate: true,
})
const ago = (minutes: number, from: Date) => new Date(from.getTime() - minutes * 60_000)

describe('a session', () => {
  test('counts as long as someone does something, at most half a day', () => {
    fc.assert(
      fc.property(
        moment,
        fc.nat(1_000),
        fc.nat(1_000),
        fc.integer({ min: 1, max: 480 }),
        (now, idle, age, limit) => {
          const startedAt = ago(Math.max(age, idle), now)
          const alive = isAlive({ startedAt, seenAt: ago(idle, now), memberSince: startedAt }, limit, now)
          expect(alive).toBe(idle < limit + 1 && Math.max(age, idle) < SESSION_HOURS * 60)
        },
      ),
    )
  })

  test('from before someone was removed and invited again never counts', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 600 }), (now, later) => {
        const startedAt = ago(5, now)
        const memberSince = new Date(startedAt.getTime() + later)
        expect(isAlive({ startedAt, seenAt: now, memberSince }, 15, now)).toBe(false)
      }),
    )
  })

  test('is written down at most once a minute', () => {
    const now = new Date('2027-03-01T09:00:00Z')
    expect(mustTouch(ago(0.99, now), now)).toBe(false)
    expect(mustTouch(ago(1, now), now)).toBe(true)
  })
})

describe('the second step', () => {
  const at = fc.option(moment)
  test('is never asked of who comes with a work account or from the demo', () => {
    fc.assert(
      fc.property(role, at, at, fc.boolean(), (role, secondFactorAt, totpConfirmedAt, required) => {
        for (const via of ['oidc', 'demo'] as const)
          expect(factorStep({ via, role, secondFactorAt, totpConfirmedAt }, required)).toBe('none')
      }),
    )
  })

  test('is always asked of who has set one up, until a code of that very one was shown', () => {
    fc.assert(
      fc.property(role, at, moment, fc.boolean(), (role, secondFactorAt, totpConfirmedAt, required) => {
        const step = factorStep({ via: 'link', role, secondFactorAt, totpConfirmedAt }, required)
        expect(step).toBe(secondFactorAt && secondFactorAt >= totpConfirmedAt ? 'none' : 'code')
      }),
    )
  })

  test.each(roles)(
    'who has none, as %s, has to set one up only where it is required and residents are seen',
    (role) => {
      const without = { via: 'link' as const, role, secondFactorAt: null, totpConfirmedAt: null }
      expect(factorStep(without, false)).toBe('none')
      expect(factorStep(without, true)).toBe(role === 'dpo' || role === 'reader' ? 'none' : 'set_up')
    },
  )
})

describe('a volunteer', () => {
  test('works from the day of the confidentiality promise, others at once', () => {
    const promised = (secrecyPromisedOn: string | null) =>
      mayWork({ volunteer: true, secrecyPromisedOn }, '2027-03-01')
    expect(promised(null)).toBe(false)
    expect(promised('2027-03-02')).toBe(false)
    expect(promised('2027-03-01')).toBe(true)
    expect(mayWork({ volunteer: false, secrecyPromisedOn: null }, '2027-03-01')).toBe(true)
  })
})

describe('who gives a lesson', () => {
  const at = (time: string) => new Date(`2027-03-01T${time}:00Z`)
  const lesson = busyAround({ startsAt: at('10:00'), endsAt: at('12:00') })
  const out = (seen: string, ...busy: Busy[]) => new Date(letBeUntil(at(seen).getTime(), 15, busy))

  test('is let be from half an hour before it until half an hour after it, and a while', () => {
    expect(out('09:50', lesson)).toEqual(at('12:45'))
    expect(out('11:00', lesson)).toEqual(at('12:45'))
    expect(out('12:40', lesson)).toEqual(at('12:55'))
  })

  test('who went away before it was signed out, and is not in by its beginning', () => {
    expect(out('09:14', lesson)).toEqual(at('09:29'))
    expect(out('09:15', lesson)).toEqual(at('12:45'))
    const startedAt = at('09:00')
    const session = { startedAt, memberSince: startedAt, seenAt: at('09:10') }
    expect(isAlive(session, 15, at('11:00'), [lesson])).toBe(false)
    expect(isAlive({ ...session, seenAt: at('09:45') }, 15, at('11:00'), [lesson])).toBe(true)
    expect(isAlive({ ...session, seenAt: at('09:45') }, 15, at('11:00'))).toBe(false)
  })

  test('goes on to the next one, in whatever order they are told; never longer than half a day', () => {
    const next = busyAround({ startsAt: at('13:00'), endsAt: at('15:00') })
    expect(out('10:00', next, lesson)).toEqual(at('15:45'))
    const evening = busyAround({ startsAt: at('20:00'), endsAt: at('23:00') })
    const session = { startedAt: at('09:00'), memberSince: at('09:00'), seenAt: at('20:30') }
    expect(isAlive(session, 15, at('20:59'), [evening])).toBe(true)
    expect(isAlive(session, 15, at('21:00'), [evening])).toBe(false)
  })
})
