import { and, desc, eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { message } from '@/db/tables/messages'
import { type NeedFacts, needEmail, needSms } from '@/emails/needs'
import type { Due } from '@/lib/messages/commands'
import { appoint, decline, report, spoke, takeOn } from '@/lib/needs/commands/answer'
import { askOther, keepHere, keepNeed } from '@/lib/needs/commands/ask'
import { tellLate } from '@/lib/needs/commands/late'
import { say, sayFor, withdrawConsent } from '@/lib/needs/commands/resident'
import { undoEvent } from '@/lib/needs/commands/undo'
import { needLetterFor } from '@/lib/notices/queries/need-letters'
import { books, freshDatabase } from '../../../support/database'
import { aNetwork, anAsk, asked, did, opened, theNeed } from '../../../support/needs'
import { after, days, job, minutes, now, the } from '../../../support/world'

freshDatabase()

const before = process.env.PUBLIC_URL
beforeEach(() => {
  process.env.PUBLIC_URL = 'https://wegwijs.example/'
})
afterEach(() => {
  if (before === undefined) delete process.env.PUBLIC_URL
  else process.env.PUBLIC_URL = before
})

const mail = { way: 'email' as const, contact: 'demo.riet@example.org' }

/** The last message of a kind about a need, as the postman takes it. */
async function theMessage(needId: string, kind: 'need_sent' | 'need_turn' | 'need_ask'): Promise<Due> {
  const [row] = await books()
    .select()
    .from(message)
    .where(and(eq(message.needId, needId), eq(message.kind, kind)))
    .orderBy(desc(message.createdAt))
  return the(row) as Due
}

async function letter(needId: string, kind: 'need_sent' | 'need_turn' | 'need_ask', at = now) {
  return needLetterFor(job, await theMessage(needId, kind), at)
}

const facts = (given: Partial<NeedFacts> = {}): NeedFacts => ({
  ...{ news: 'calls', language: 'nl', name: 'Demo Riet van den Heuvel-Achterberg', contactOf: 'resident' },
  ...{ until: 'donderdag 30 september 2027', code: 'K7D4MWX', url: '', phone: '0297 00 00 00' },
  ...given,
})

describe('a letter about a need', () => {
  test('tells that somebody calls, until when, the code, and where to say so: no topic, no organisation', async () => {
    const network = await aNetwork()
    const one = await asked(network, mail)
    const written = the((await letter(one.needId, 'need_sent')) ?? undefined)
    if (written.channel !== 'email') throw new Error('expected an e-mail')
    expect(written).toMatchObject({ to: mail.contact, subject: 'Bericht van de bibliotheek', calendar: null })
    expect(written.text).toContain('Uiterlijk donderdag 4 maart 2027.')
    expect(written.text).toContain(one.code)
    expect(written.text).toContain('https://wegwijs.example/nl/afspraak')
    expect(written.text).not.toMatch(/bijstand|partner|geld/i)
    expect(written.html).not.toContain(`afspraak/${one.code}`)
  })

  test('is the same for who helps, who reads about whom it is', async () => {
    const one = await asked(await aNetwork(), { ...mail, contactOf: 'helper', name: 'Demo Oma' })
    expect(await letter(one.needId, 'need_sent')).toMatchObject({
      text: expect.stringContaining('over Demo Oma'),
    })
  })

  test('has no link where nothing is asked', async () => {
    const network = await aNetwork()
    const one = await asked(network, mail)
    did(await decline(network.kwadraad, { referralId: one.referralId, reason: 'no_room' }, now))
    const turned = await letter(one.needId, 'need_turn')
    expect(turned).toMatchObject({ text: expect.stringContaining('zoekt verder voor u') })
    expect(turned).toMatchObject({ html: expect.not.stringContaining('href=') })
  })

  test('fits one sms in every language and voice, and is cut in the name only', () => {
    for (const language of ['nl', 'en', 'ar'] as const)
      for (const contactOf of ['resident', 'helper'] as const)
        for (const news of ['calls', 'helps', 'searches', 'looks_on', 'asks', 'asks_helped'] as const) {
          const text = needSms(facts({ language, contactOf, news, until: longest[language] }))
          expect([...text].length, text).toBeLessThanOrEqual(160)
          expect(text).toContain('K7D4MWX')
        }
  })

  test('in Arabic stands from right to left, and its telephone does not change places', async () => {
    const { html } = await needEmail(facts({ language: 'ar' }))
    expect(html).toContain('dir="rtl"')
    expect(html).toContain('\u20660297 00 00 00\u2069')
  })
})

const longest = {
  nl: 'donderdag 30 september 2027',
  en: 'Wednesday 29 September 2027',
  ar: 'الأربعاء 29 سبتمبر 2027',
}

describe('what is not so any more is not told', () => {
  test('who called, who was asked after, what was taken back', async () => {
    const network = await aNetwork()
    const { kwadraad, adviser } = network
    const one = await asked(network, mail)
    const { referralId, needId } = one
    const taken = did(await decline(kwadraad, { referralId, reason: 'no_room' }, now))
    expect(await letter(needId, 'need_sent')).toBeNull()
    did(await undoEvent(kwadraad, { eventId: taken.eventId }, after(minutes(2))))
    expect(await letter(needId, 'need_turn')).toBeNull()
    expect(await letter(needId, 'need_sent')).not.toBeNull()
    did(await takeOn(kwadraad, { referralId }, now))
    expect(await letter(needId, 'need_sent')).not.toBeNull()
    did(await spoke(kwadraad, { referralId }, now))
    expect(await letter(needId, 'need_sent')).toBeNull()
    did(await withdrawConsent(adviser, { needId }, after(minutes(3))))
    expect(await letter(needId, 'need_turn')).not.toBeNull()
    const consented = { consentVersion: anAsk(network).consentVersion, consentLanguage: 'nl' as const }
    const { revision } = await theNeed(needId)
    did(
      await askOther(
        adviser,
        { needId, revision, versionId: network.toWelzijn, ...consented },
        after(minutes(4)),
      ),
    )
    expect(await letter(needId, 'need_turn')).toBeNull()
    expect(await letter(needId, 'need_sent')).not.toBeNull()
  })

  test('she is asked once after contact, and once after they are done', async () => {
    const network = await aNetwork()
    const { kwadraad } = network
    const { needId, referralId, ...one } = await asked(network, mail)
    did(await takeOn(kwadraad, { referralId }, now))
    did(await spoke(kwadraad, { referralId }, now))
    const first = await theMessage(needId, 'need_ask')
    did(await appoint(kwadraad, { referralId, on: '2027-03-08' }, now))
    expect(await needLetterFor(job, first, now)).not.toBeNull()
    did(await report(kwadraad, { referralId, how: 'helped' }, after(minutes(5))))
    expect(await needLetterFor(job, first, after(minutes(10)))).toBeNull()
    const asks = await books()
      .select()
      .from(message)
      .where(and(eq(message.needId, needId), eq(message.kind, 'need_ask')))
    const last = the(asks.find(({ id }) => id !== first.id)) as Due
    expect(asks).toHaveLength(2)
    expect(await needLetterFor(job, last, after(minutes(15)))).toMatchObject({
      text: expect.stringContaining('Klopt dat?'),
    })
    did(await say(await opened({ ...one, needId }), { needId, says: 'helped' }, now))
    expect(await needLetterFor(job, last, after(minutes(15)))).toBeNull()
  })

  test('an answer on the telephone is one as well, and a need that stopped has nothing to tell', async () => {
    const network = await aNetwork()
    const one = await asked(network, mail)
    did(await sayFor(network.adviser, { needId: one.needId, says: 'stop' }, now))
    expect(await letter(one.needId, 'need_sent')).toBeNull()
  })

  test('the library looks on as long as who was asked is late', async () => {
    const network = await aNetwork()
    const one = await asked(network, mail)
    const late = after(days(3))
    await tellLate(job, {}, late)
    expect(await letter(one.needId, 'need_turn', late)).toMatchObject({
      text: expect.stringContaining('De bibliotheek kijkt mee.'),
    })
    expect(await letter(one.needId, 'need_sent', late)).toBeNull()
    did(await takeOn(network.kwadraad, { referralId: one.referralId }, late))
    expect(await letter(one.needId, 'need_turn', late)).toBeNull()
  })

  test('what the library does itself is told with its day', async () => {
    const network = await aNetwork()
    const { adviser } = network
    const kept = did(await keepHere(adviser, { ...anAsk(network, mail), helpOn: '2027-03-05' }, now))
    expect(await letter(kept.needId, 'need_sent')).toMatchObject({
      text: expect.stringContaining('De bibliotheek helpt u verder. Uiterlijk vrijdag 5 maart 2027.'),
    })
    const one = await asked(network, mail)
    const { revision } = await theNeed(one.needId)
    did(await keepNeed(adviser, { needId: one.needId, revision, helpOn: '2027-03-08' }, now))
    expect(await letter(one.needId, 'need_turn')).toMatchObject({
      text: expect.stringContaining('helpt u verder. Uiterlijk maandag 8 maart 2027.'),
    })
  })
})
