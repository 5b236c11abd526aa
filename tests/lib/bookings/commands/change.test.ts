import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { sendCalendarAgain } from '@/lib/bookings/commands/calendar'
import type { Booked } from '@/lib/bookings/steps/made'
import { limits } from '@/lib/tools/limits'

import { freshDatabase } from '../../../support/database'
import { aForm, aPartner, bookedTogether } from '../../../support/partners'
import { aCourseRun, after, aSlot, lettersOf, minutes, now, the } from '../../../support/world'

freshDatabase()

describe('a calendar again', () => {
  const byMail = { contactWay: 'email', contact: 'demo.riet@bewoner.example' } as const
  const byOwnMail = { ...byMail, contact: 'demo.wim@bewoner.example' } as const

  test('goes out once per form, and again for another', async () => {
    const joost = await aPartner()
    const [one] = await bookedTogether(joost, aForm((await aSlot()).id, [byMail]))
    const { bookingId } = the(one)
    const form = { bookingId, formKey: randomUUID() }
    await sendCalendarAgain(joost, form, now)
    await sendCalendarAgain(joost, form, now)
    await sendCalendarAgain(joost, { bookingId, formKey: randomUUID() }, now)
    expect((await lettersOf(bookingId)).filter((kind) => kind === 'calendar')).toHaveLength(2)
  })

  test('goes out a few times an hour, and then has to wait', async () => {
    const joost = await aPartner()
    const [one] = await bookedTogether(joost, aForm((await aSlot()).id, [byOwnMail]))
    const { bookingId } = the(one)
    const again = (at = now) => sendCalendarAgain(joost, { bookingId, formKey: randomUUID() }, at)
    for (let sent = 0; sent < limits.letter.recipient.free; sent++)
      expect(await again()).toMatchObject({ ok: true })
    expect(await again()).toMatchObject({ reason: 'slow_down' })
    expect((await lettersOf(bookingId)).filter((kind) => kind === 'calendar')).toHaveLength(
      limits.letter.recipient.free,
    )
    expect(await again(after(minutes(1)))).toMatchObject({ ok: true })
  })

  test('is refused without an e-mail address, and for who has no place', async () => {
    const joost = await aPartner()
    const course = await aCourseRun({ places: 2 })
    const people = [{}, byMail, { ...byMail, name: 'Demo Wim' }]
    const [called, mailed, waiting] = await bookedTogether(joost, aForm(course.id, people, { orWait: true }))
    const again = (one: Booked | undefined, at = now) =>
      sendCalendarAgain(joost, { bookingId: the(one).bookingId, formKey: randomUUID() }, at)
    expect(await again(called)).toMatchObject({ reason: 'no_email' })
    expect(await again(waiting)).toMatchObject({ reason: 'not_booked' })
    expect(await again(mailed, after(1, course.endsAt))).toMatchObject({ reason: 'past' })
  })
})
