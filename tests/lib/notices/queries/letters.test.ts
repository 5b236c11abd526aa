import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import { emailLetter, type Facts, smsLetter } from '@/emails/letters'
import type { Due } from '@/lib/messages/commands'
import { putReminders } from '@/lib/notices/commands/reminders'
import { type Letter, letterFor } from '@/lib/notices/queries/letters'
import { forgetResidents } from '@/lib/privacy/commands/forget'
import { changeRun } from '@/lib/rescheduling/commands/lessons'
import { contactKey } from '@/lib/residents/rules/reach'
import { aHouse } from '../../../support/allowed/agenda-adr'
import { anEmployee } from '../../../support/allowed/rows'
import { freshDatabase } from '../../../support/database'
import { aForm, aPartner, bookedTogether } from '../../../support/partners'
import {
  aBooking,
  aBranch,
  aCourseRun,
  after,
  anyone,
  aPerson,
  aSlot,
  bookOne,
  calledOff,
  days,
  hours,
  job,
  minutes,
  now,
  the,
  theBooking,
} from '../../../support/world'

const database = freshDatabase()
const early = after(-days(3))

type Given = Parameters<typeof aPerson>[0] & { topic?: string; orWait?: boolean }

async function booked(activityId: number, given: Given = {}) {
  const person = aPerson({ contactWay: 'email', ...given })
  const made = await bookOne(job, aBooking(activityId, { topic: 'schulden', ...given, ...person }), early)
  if (!made.ok) throw new Error(made.reason)
  return { id: made.value.bookingId, person }
}

async function theMessage(bookingId: string, kind: string): Promise<Due> {
  const [row] =
    await database.sql`select id, key, kind, channel, booking_id as "bookingId", attempts from message
    where booking_id = ${bookingId} and kind = ${kind}`
  return the(row) as unknown as Due
}

async function letter(bookingId: string, kind: string, at = now): Promise<Letter | null> {
  return letterFor(job, await theMessage(bookingId, kind), at)
}

const site = 'https://wegwijs.example/'
const before = process.env.PUBLIC_URL
afterEach(() => {
  if (before === undefined) delete process.env.PUBLIC_URL
  else process.env.PUBLIC_URL = before
})

const linksIn = ({ html }: { html: string }) => [...html.matchAll(/href="([^"]+)"/g)].map((m) => m[1])

/** The letter of a kind about a booking as it stands, whether the message lies in the tray or not. */
async function letterOn(bookingId: string, kind: Due['kind']) {
  const ids = {
    id: randomUUID(),
    invitationId: null,
    signInId: null,
    needId: null,
    userId: null,
    attempts: 0,
  }
  const key = `booking:${bookingId}:${kind}`
  const written = the(await letterFor(job, { ...ids, key, kind, channel: 'email', bookingId }, now))
  if (written.channel !== 'email') throw new Error('expected an e-mail')
  return written
}

const offered = (id: string) =>
  database.sql`update booking set status = 'offered', place_no = 1, offered_until = ${after(hours(20))}
    where id = ${id}`

const cancelled = (id: string) =>
  database.sql`update booking set status = 'cancelled', place_no = null, cancelled_at = now(),
    cancelled_by = 'resident' where id = ${id}`

/** What a letter can tell, as it is for a resident with one appointment. */
function factsFor(given: Partial<Facts>): Facts {
  return {
    kind: 'consultation',
    language: 'nl',
    name: 'Demo Oma',
    contactOf: 'resident',
    branch: { name: 'Mijdrecht', phone: '06 0000 0010', hasWholeName: false },
    places: [],
    off: [],
    moments: [{ day: 'dinsdag 2 maart 2027', from: '10:00', until: '10:30' }],
    reminders: 1,
    code: 'ACD346',
    url: site,
    offeredUntil: 'maandag 1 maart 2027, 12.00 uur',
    placeInLine: 2,
    beside: [],
    areBothMeant: false,
    ...given,
  }
}

/** Where and when, as long as a sentence gets of it. */
const longest = {
  branch: { name: 'Loenen aan de Vecht', phone: '06 0000 0010', hasWholeName: false },
  places: [
    {
      ...{ line: 'Voorbeeldstraat 1, 1234 AB Mijdrecht', street: 'Voorbeeldstraat 1' },
      ...{ from: null, entrance: null, mapUrl: null },
    },
  ],
  moments: [{ day: 'donderdag 23 september 2027', from: '10:00', until: '10:30' }],
}

async function email(bookingId: string, kind: string, at = now) {
  const written = the(await letter(bookingId, kind, at))
  if (written.channel !== 'email') throw new Error('expected an e-mail')
  return written
}

describe('a letter', () => {
  test('tells when and where, what to bring, the code, the telephone, and how to change it', async () => {
    const branch = await aBranch({ name: 'Vestiging Noord', phone: '06 0000 0012' })
    const slot = await aSlot({ branchId: branch.id })
    const { id, person } = await booked(slot.id)
    const code = the(await theBooking(id)).code
    const { to, subject, text, html } = await email(id, 'confirmation')

    expect(to).toBe(person.contact)
    expect(subject).toBe('Uw afspraak in de bibliotheek')
    for (const part of [
      'dinsdag 2 maart 2027, 10.00 tot 10.30 uur',
      'Bibliotheek Vestiging Noord',
      'ID-kaart',
      code,
      '06 0000 0012',
    ]) {
      expect(text).toContain(part)
      expect(html).toContain(part)
    }
  })

  test('tells the address, how to get in, and a map only where the library chose one', async () => {
    const branch = await aBranch({ name: 'Mijdrecht' })
    const ways = { entrance: 'Ingang aan het plein', mapUrl: 'https://kaart.example/mijdrecht' }
    await aHouse(branch.id, '2020-01-01', ways)
    const { id } = await booked((await aSlot({ branchId: branch.id })).id)
    const where = 'Waar:\nBibliotheek Mijdrecht\nVoorbeeldstraat 1, 1234 AB Mijdrecht\nIngang aan het plein\n'
    const written = await email(id, 'confirmation')
    expect(written.text).toContain(`${where}https://kaart.example/mijdrecht`)
    expect(linksIn(written)).toContain('https://kaart.example/mijdrecht')
    expect(written.calendar?.content).toContain('Voorbeeldstraat 1')
    // A reminder has the address, and no link.
    await putReminders(job, {}, now)
    const reminder = await email(id, 'reminder')
    expect(reminder.text).toContain(where.trim())
    expect(linksIn(reminder)).toEqual([])
  })

  test('of changed lessons has all that are to come, marks which are new, and says what is off', async () => {
    const run = await aCourseRun({ lessons: 4, startsAt: after(days(1)) })
    const { id } = await booked(run.id)
    const lessons =
      await database.sql`select id, starts_at, ends_at from meeting where activity_id = ${run.id} order by number`
    const [, second, third] = lessons.map((one) => Number(one.id))
    const carla = (await anEmployee('coordinator')).actor
    const startsAt = after(days(17))
    const changes = [
      { meetingId: second as number, way: 'move' as const, startsAt, endsAt: after(hours(2), startsAt) },
      { meetingId: third as number, way: 'off' as const },
    ]
    expect(await changeRun(carla, { activityId: run.id, lessons: changes }, now)).toMatchObject({ ok: true })
    const { text, calendar } = await email(id, 'lessons_changed', after(minutes(3)))
    expect(text).toContain('Wanneer (3 lessen):')
    expect(text).toMatch(/donderdag 18 maart 2027, 10\.00 tot 12\.00 uur \(nieuw\)/)
    expect(text.match(/\(nieuw\)/g)).toHaveLength(1)
    expect(text).toMatch(/Deze les gaat niet door:\ndinsdag 16 maart 2027/)
    expect(calendar?.content).toMatch(/STATUS:CANCELLED/)
  })

  test('that something does not go on says so first, names no place to go to, and how to choose another time', async () => {
    process.env.PUBLIC_URL = site
    const slot = await aSlot()
    const { id } = await booked(slot.id)
    await calledOff(slot.id)
    const written = await letterOn(id, 'called_off')
    expect(written.text).toContain('Uw afspraak gaat niet door.')
    expect(written.text).toContain('Dit gaat niet door:\ndinsdag 2 maart 2027')
    expect(written.text).toContain('Kies zelf een andere tijd, of zeg af.')
    expect(written.text).not.toContain('Kom op tijd')
    expect(linksIn(written)).toEqual([`${site}nl/afspraak`])
    expect(written.calendar?.method).toBe('CANCEL')
  })

  test('tells what happens next, and by what a false letter is known', async () => {
    const [slot, run] = [await aSlot(), await aCourseRun({ startsAt: after(days(1)), lessons: 3 })]
    const [one, many] = [await booked(slot.id), await booked(run.id)]
    const { text } = await email(one.id, 'confirmation', early)
    expect(text).toContain('Wat gebeurt er nu?\nDe dag ervoor sturen wij nog een e-mail.\nKom op tijd.')
    expect(text).toMatch(/Wij vragen nooit om uw wachtwoord\.\n$/)
    expect((await email(many.id, 'confirmation', early)).text).toContain('De dag voor elke les sturen wij')
    expect((await email(many.id, 'confirmation')).text).toContain('De dag voor elke volgende les sturen wij')
  })

  test('promises no reminder when none will come', async () => {
    const { id } = await booked((await aSlot()).id)
    const { text } = await email(id, 'confirmation')
    expect(text).toContain('Wat gebeurt er nu?\nKom op tijd.')
    await putReminders(job, {}, now)
    for (const one of [text, (await email(id, 'reminder')).text]) expect(one).not.toContain('De dag')
  })

  test('of an offer tells what happens to the place when nobody takes it', async () => {
    const { id } = await booked((await aCourseRun({ places: 1 })).id)
    await offered(id)
    expect((await letterOn(id, 'offer')).text).toContain(
      'Wij houden de plek vrij tot dinsdag 2 maart 2027, 06.00 uur. Daarna gaat de plek naar iemand anders.',
    )
  })

  test('of changed lessons tells who has an offer until when the place is kept, which may be sooner', async () => {
    const run = await aCourseRun({ places: 1 })
    const { id } = await booked(run.id)
    await offered(id)
    const written = await letterOn(id, 'lessons_changed')
    expect(written.text).toContain('Wij houden de plek vrij tot dinsdag 2 maart 2027, 06.00 uur.')
    expect(written.text).toContain('Wilt u de plek?')
    expect(written.text).not.toContain('Neem mee')
  })

  test('has a link without anything personal in it', async () => {
    process.env.PUBLIC_URL = site
    const { id } = await booked((await aSlot()).id, { language: 'en' })
    expect(linksIn(await email(id, 'confirmation'))).toEqual(['https://wegwijs.example/en/afspraak'])
  })

  test('leads to the website where it has an address, and says how to get there where it has none', async () => {
    const run = await aCourseRun({ places: 1, startsAt: after(days(1)) })
    const [course, slot] = [await booked(run.id), await booked((await aSlot()).id)]
    const { id } = await booked(run.id, { orWait: true })
    const all = [
      [course.id, 'confirmation', 'Kunt u niet komen?'],
      [slot.id, 'confirmation', 'andere tijd?'],
      [id, 'waiting', 'wachtlijst?'],
      [id, 'offer', 'Wilt u de plek?'],
    ] as const
    for (const [bookingId, kind, question] of all) {
      if (kind === 'offer') await cancelled(course.id).then(() => offered(id))
      process.env.PUBLIC_URL = site
      const linked = await letterOn(bookingId, kind)
      expect(linksIn(linked), kind).toEqual(['https://wegwijs.example/nl/afspraak'])
      expect(linked.text).toContain(question)
      expect(linked.text).toMatch(/vul de code in:\nhttps:\S+\n\nOf bel ons/)
      process.env.PUBLIC_URL = ''
      const { text, html } = await letterOn(bookingId, kind)
      expect(html).not.toContain('href')
      expect(text).toContain(question)
      expect(text).toMatch(/kies ‘Ik heb een code van de bibliotheek’ en vul de code in\.\n\nOf bel ons/)
    }
  })

  test('of a course offers no other time, which a course does not have', async () => {
    process.env.PUBLIC_URL = site
    for (const language of ['nl', 'en', 'ar'] as const) {
      const { id } = await booked((await aCourseRun()).id, { language })
      const { text, html } = await email(id, 'confirmation')
      expect(text + html).not.toMatch(/andere tijd|verzetten|another time|move|وقتًا آخر|تغيير/)
    }
  })

  test('that reminds has no link, whether the library has an address or not', async () => {
    process.env.PUBLIC_URL = site
    const { id } = await booked((await aSlot()).id)
    await putReminders(job, {}, now)
    const { text, html } = await email(id, 'reminder')
    expect(text + html).not.toMatch(/href|https?:\/\/(?!www\.w3)/)
    expect(text).toContain('Of bel ons')
  })

  test('of a cancellation says whom to call, and nothing that is no longer possible', async () => {
    process.env.PUBLIC_URL = site
    const { id } = await booked((await aSlot()).id)
    await cancelled(id)
    const { text, html } = await letterOn(id, 'cancelled')
    expect(html).not.toContain('href')
    expect(text).toContain('Hebt u een vraag? Bel ons: 06 0000 0010.')
    expect(text).not.toContain('Of bel ons')
  })

  test('never names the topic, or the course', async () => {
    const run = await aCourseRun({ title: 'Digisterker', lessons: 2 })
    const [course, slot] = [await booked(run.id), await booked((await aSlot()).id)]
    const letters = [await email(course.id, 'confirmation'), await email(slot.id, 'confirmation')]
    expect(JSON.stringify(letters)).not.toMatch(/digisterker|schulden/i)
    expect(letters[0]?.subject).toBe('Uw cursus in de bibliotheek')
  })

  test('tells every lesson of a course', async () => {
    const run = await aCourseRun({ lessons: 4 })
    const { text } = await email((await booked(run.id)).id, 'confirmation')
    for (const day of ['8 maart', '15 maart', '22 maart', '29 maart'])
      expect(text).toContain(`maandag ${day} 2027`)
  })

  test('speaks the language of the resident, from right to left in Arabic', async () => {
    const { id } = await booked((await aSlot()).id, { language: 'ar' })
    const { html, subject } = await email(id, 'confirmation')
    expect(subject).toBe('موعدك في المكتبة')
    expect(html).toMatch(/<html[^>]*dir="rtl"/)
    expect(html).toContain('2 مارس 2027')
  })

  test('tells who helps about whom it is, and speaks to nobody as if it were theirs', async () => {
    process.env.PUBLIC_URL = site
    const opa = { contactOf: 'helper', name: 'Opa' } as const
    const [slot, run] = [await booked((await aSlot()).id, opa), await booked((await aCourseRun()).id, opa)]
    const appointment = (await email(slot.id, 'confirmation')).text
    expect(appointment).toContain('over de afspraak van Opa.')
    expect(appointment).toContain('De afspraak van Opa is gemaakt.')
    const course = (await email(run.id, 'confirmation')).text
    expect(course).toContain('over de cursus van Opa.')
    expect(course).toContain('Opa doet mee met de cursus.')
    await offered(run.id)
    expect((await letterOn(run.id, 'offer')).text).toContain('Er is een plek voor Opa in de cursus.')
    await cancelled(slot.id)
    expect((await letterOn(slot.id, 'cancelled')).text).toContain('De afspraak van Opa is afgezegd.')
  })

  test.each([
    ['nl', /\b(u|uw)\b/i],
    ['en', /\byours?\b|\byou (are|have)\b/i],
    ['ar', /موعدك|دورتك|تسجيلك|هاتفك|رمزك|ستأتي/],
  ] as const)('in %s to who helps says of nothing that it is theirs', (language, theirs) => {
    const kinds = [
      'confirmation',
      'moved',
      'reminder',
      'cancelled',
      'waiting',
      'offer',
      'offer_lapsed',
      'called_off',
      'rescheduled',
      'lessons_changed',
      'new_address',
    ] as const
    for (const kind of kinds)
      for (const of of ['consultation', 'course'] as const) {
        const facts = factsFor({ language, kind: of, name: 'Demo Oma', contactOf: 'helper' })
        const sms = smsLetter(kind, facts)
        expect(sms).toContain('Demo Oma')
        expect(sms.length).toBeLessThanOrEqual(160)
        expect(sms).not.toMatch(theirs)
        expect(smsLetter(kind, { ...facts, contactOf: 'resident' })).not.toContain('Oma')
        // With where it is, and a name and a day as long as they come, still in one piece.
        const long = { ...facts, ...longest, name: 'Demo Wilhelmina-Aleida' }
        for (const contactOf of ['helper', 'resident'] as const) {
          const full = smsLetter(kind, { ...long, contactOf })
          expect(full.length, full).toBeLessThanOrEqual(160)
          const certain = smsLetter(kind, { ...long, contactOf, offeredUntil: null })
          expect(certain.length, certain).toBeLessThanOrEqual(160)
          expect(full).toContain(facts.code)
          if (kind === 'new_address') expect(full).toContain('Voorbeeldstraat 1')
          // The last lessons are off: no moment is left.
          const off = [...longest.moments, ...longest.moments].slice(0, of === 'course' ? 2 : 1)
          const over = smsLetter(kind, { ...long, contactOf, offeredUntil: null, moments: [], off })
          expect(over.length, over).toBeLessThanOrEqual(160)
        }
      }
  })

  test('says of a point in the house of somebody else its own name, and of a branch that it is a library', () => {
    const told = (branch: Facts['branch']) => ({
      sms: smsLetter('confirmation', factsFor({ branch })),
      arabic: smsLetter('confirmation', factsFor({ branch, language: 'ar' })),
    })
    const phone = '06 0000 0010'
    const outside = told({ name: 'Buurthuis De Linde', phone, hasWholeName: true })
    expect(outside.sms).toContain('Buurthuis De Linde')
    expect(outside.sms + outside.arabic).not.toMatch(/Bibliotheek|مكتبة Buurthuis/)
    expect(told({ name: 'Mijdrecht', phone, hasWholeName: false }).sms).toContain('Bibliotheek Mijdrecht')
  })

  test('to who helps, by e-mail, says of nothing that it is theirs', async () => {
    const own = ['called_off', 'rescheduled', 'lessons_changed', 'new_address'] as const
    const kinds = ['confirmation', 'moved', 'reminder', 'cancelled', 'waiting', 'offer'] as const
    for (const kind of [...kinds, ...own])
      for (const of of ['consultation', 'course'] as const) {
        const facts = factsFor({ kind: of, contactOf: 'helper', areBothMeant: true })
        const { subject, text } = await emailLetter(kind, facts)
        const over = await emailLetter(kind, {
          ...facts,
          moments: [],
          off: facts.moments,
          offeredUntil: null,
        })
        expect(`${subject} ${text} ${over.text}`).not.toMatch(
          /\buw\b|\bvoor u\b|\bu (doet|staat|komt|hoeft)\b/i,
        )
      }
  })

  test('by sms cuts a long name after a whole word', () => {
    const named = (name: string) => smsLetter('moved', factsFor({ name, contactOf: 'helper' }))
    expect(named('Mevrouw de Vries')).toContain('afspraak van Mevrouw de Vries dinsdag')
    expect(named('Mohammed El Amrani van der Veen')).toContain('afspraak van Mohammed El Amrani dinsdag')
    expect(named('a'.repeat(80))).toContain(`afspraak van ${'a'.repeat(20)} dinsdag`)
  })

  test('of a confirmation brings the calendar; a reminder does not, and tells one meeting only', async () => {
    const run = await aCourseRun({ lessons: 2, startsAt: after(days(1)) })
    const { id } = await booked(run.id)
    await putReminders(job, {}, now)
    expect((await email(id, 'confirmation')).calendar).toMatchObject({ method: 'PUBLISH' })
    const reminder = await email(id, 'reminder')
    expect(reminder.calendar).toBeNull()
    expect(reminder.text).toContain('2 maart')
    expect(reminder.text).not.toContain('9 maart')
  })

  test('about a second appointment on one contact asks whether both are meant, in every language', async () => {
    for (const language of ['nl', 'en', 'ar'] as const)
      for (const contactWay of ['email', 'sms'] as const) {
        const riet = aPerson({ contactWay, language })
        const first = await booked((await aSlot()).id, riet)
        const second = await bookOne(
          anyone,
          aBooking((await aSlot({ startsAt: after(days(4)) })).id, riet),
          after(1, early),
        )
        if (!second.ok) throw new Error(second.reason)
        const textOf = async (id: string) => the(await letter(id, 'confirmation')).text
        const asks = {
          nl: /allebei|ook de bedoeling|klopt dat/,
          en: /meant as well|right\?/,
          ar: /الموعدين|الثاني/,
        }
        expect(await textOf(first.id)).not.toMatch(asks[language])
        expect(await textOf(second.value.bookingId)).toMatch(asks[language])
        await cancelled(first.id)
        expect(await textOf(second.value.bookingId)).not.toMatch(asks[language])
      }
  })

  test('goes to the number as a gateway reads it, and to the domain as mail servers know it', async () => {
    const slot = await aSlot({ desks: 2 })
    const sms = await booked(slot.id, { contactWay: 'sms', contact: '06 - 12 34 56 78' })
    const email = await booked(slot.id, { contactWay: 'email', contact: 'j&k@café.example' })
    expect(await letter(sms.id, 'confirmation')).toMatchObject({ to: '+31612345678' })
    expect(await letter(email.id, 'confirmation')).toMatchObject({ to: 'j&k@xn--caf-dma.example' })
  })

  test('by sms is at most 160 characters in every language, with time, code and telephone', async () => {
    const branch = await aBranch({
      name: 'Bibliotheek met een buitengewoon lange naam aan de Waterkant-Zuid',
    })
    for (const language of ['nl', 'en', 'ar'] as const) {
      const slot = await aSlot({ branchId: branch.id, startsAt: new Date('2027-03-03T13:30:00Z') })
      const { id, person } = await booked(slot.id, { contactWay: 'sms', language })
      const sms = the(await letter(id, 'confirmation'))
      if (sms.channel !== 'sms') throw new Error('expected an sms')
      expect(sms.to).toBe(contactKey('sms', person.contact ?? ''))
      expect(sms.text.length).toBeLessThanOrEqual(160)
      for (const part of [the(await theBooking(id)).code, branch.phone]) expect(sms.text).toContain(part)
      expect(sms.text).toMatch(/14[.:]30/)
    }
  })
})

describe('a letter is not sent', () => {
  test('when it reminds of a booking that was cancelled', async () => {
    const { id } = await booked((await aSlot()).id)
    await putReminders(job, {}, now)
    expect(await letter(id, 'reminder')).not.toBeNull()
    await database.sql`update booking set status = 'cancelled', place_no = null, cancelled_at = now(),
      cancelled_by = 'resident' where id = ${id}`
    expect(await letter(id, 'reminder')).toBeNull()
    expect(await letter(id, 'confirmation')).toBeNull()
  })

  test('when it offers a place that is no longer offered', async () => {
    const run = await aCourseRun({ places: 1 })
    await booked(run.id)
    const { id } = await booked(run.id, { orWait: true })
    const offer: Due = { ...(await theMessage(id, 'waiting')), kind: 'offer' }
    expect(await letter(id, 'waiting')).not.toBeNull()
    expect(await letterFor(job, offer, now)).toBeNull()
  })

  test('when it reminds of a meeting that has begun', async () => {
    const slot = await aSlot()
    const { id } = await booked(slot.id)
    await putReminders(job, {}, now)
    expect(await letter(id, 'reminder', after(hours(0), slot.startsAt))).toBeNull()
  })

  test('when the resident was forgotten', async () => {
    const { id } = await booked((await aSlot()).id)
    const due = await theMessage(id, 'confirmation')
    await forgetResidents(job, {}, after(days(20)))
    expect(await letterFor(job, due, now)).toBeNull()
  })
})

test('no letter, sms or calendar tells which partner booked', async () => {
  const joost = await aPartner({ name: 'VluchtelingenWerk' })
  const viaUs = { contactOf: 'partner', contactWay: 'email', contact: null } as const
  for (const contactWay of ['email', 'sms'] as const) {
    const course = await aCourseRun()
    const [own] = await bookedTogether(joost, aForm(course.id, [aPerson({ contactWay }), viaUs]))
    for (const kind of ['confirmation', 'waiting', 'offer', 'moved', 'cancelled', 'calendar'] as const) {
      const letter = await letterFor(
        job,
        {
          id: randomUUID(),
          key: `booking:${the(own).bookingId}:${kind}`,
          kind,
          channel: contactWay,
          bookingId: the(own).bookingId,
          invitationId: null,
          needId: null,
          userId: null,
          signInId: null,
          attempts: 0,
        },
        now,
      )
      if (kind === 'confirmation' || kind === 'calendar') expect(letter).not.toBeNull()
      expect(JSON.stringify(letter)).not.toMatch(/VluchtelingenWerk|Demo Joost|partner\.example/i)
    }
  }
})
