import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { message } from '@/db/tables/messages'
import { report, takeOn } from '@/lib/needs/commands/answer'
import { reopenAsked, withdrawAsked } from '@/lib/needs/commands/partner'
import { putDigests, remindAsked } from '@/lib/needs/commands/remind'
import { askedByUs, askedByUsOne } from '@/lib/needs/queries/asked'
import { askedCardOf, askedNumbers, askedOfUs, sheetOf, sheetStands } from '@/lib/needs/queries/partner'
import { workLetter } from '@/lib/notices/queries/letters-work'
import type { Actor } from '@/lib/tools/access'
import { atLocal } from '@/lib/tools/time'
import { books } from '../database'
import { actsOn, aNetwork, asked, did, theNeed, theReferral } from '../needs'
import { aPartner } from '../partners'
import { job, now, the } from '../world'
import { allow, type Case, type Nothing } from './case'
import {
  aNeedRow,
  askedOfLibrary,
  askedOfPartner,
  type NeedOrigin,
  type NeedRow,
  whoIsAsked,
} from './need-rows'

const desks = ['coordinator', 'adviser'] as const
const partners = ['partner', 'contact_person'] as const
const answerers = [
  ...partners.flatMap((who) => askedOfPartner.map((origin) => ({ who, origin }))),
  ...desks.flatMap((who) => askedOfLibrary.map((origin) => ({ who, origin }))),
]

/** A need of this origin, with somebody in this seat who answers what is asked. */
async function answered(who: (typeof answerers)[number]['who'], origin: NeedOrigin) {
  const row = await aNeedRow(origin)
  const actor = await whoIsAsked(who, row)
  return { ...row, actor, referralId: the(row.referralId ?? undefined) }
}

/** Somebody in this seat, of the organisation that brought this need to the library. */
function whoBrought(who: (typeof partners)[number], { network }: NeedRow): Promise<Actor> {
  const { organisationId } = network.kwadraad
  return aPartner({ organisationId, contactPerson: who === 'contact_person' })
}

const broughtByPartner = [
  'partner asks the library',
  'partner asks, desk asks another',
  'partner asks, desk keeps',
] as const

/** What a partner sees and does of what it is asked, and of what it asked; and who is reminded. */
export const ofPartnersNeeds: Case[] = [
  ...answerers.map(({ who, origin }) =>
    allow(who, reopenAsked, `${origin}, helped by their word`, async (ask) => {
      const { actor, referralId, needId, network } = await answered(who, origin)
      did(await takeOn(actor, { referralId }, now))
      did(await report(actor, { referralId, how: 'helped' }, now))
      await ask(actor, { referralId, reason: 'mistake' }, now)
      expect(await theNeed(needId)).toMatchObject({ ended: null, ownerId: network.libraryId })
    }),
  ),
  ...partners.flatMap((who) =>
    broughtByPartner.map((origin) =>
      allow(who, withdrawAsked, origin, async (ask) => {
        const row = await aNeedRow(origin)
        await ask(await whoBrought(who, row), { needId: row.needId }, now)
        expect(await actsOn(row.needId, now)).toMatchObject({ atLibrary: true, backBecause: 'withdrawn' })
      }),
    ),
  ),
  ...partners.flatMap((who) => askedOfPartner.flatMap((origin) => seenOf(who, origin))),
  ...partners.flatMap((who) =>
    broughtByPartner.flatMap((origin) => [
      allow(who, askedByUs, origin, async (ask) => {
        const row = await aNeedRow(origin)
        expect(await ask(await whoBrought(who, row), now)).toMatchObject([{ needId: row.needId }])
      }),
      allow(who, askedByUsOne, origin, async (ask) => {
        const row = await aNeedRow(origin)
        const one = await ask(await whoBrought(who, row), row.needId, now)
        expect(one).toMatchObject({ needId: row.needId, name: expect.any(String) })
      }),
    ]),
  ),
  allow('system', remindAsked, 'a promise of today', async (ask) => {
    const { needId } = await asked(await aNetwork())
    await ask(job, {}, atLocal('2027-03-03', '10:00'))
    const keys = (await books().select().from(message).where(eq(message.needId, needId))).map((m) => m.key)
    expect(keys.filter((key) => key.includes(':due:'))).toHaveLength(1)
  }),
  allow('system', putDigests, 'a partner with something in hand', async (ask) => {
    const { kwadraad, ...network } = await aNetwork()
    await asked({ kwadraad, ...network })
    await ask(job, {}, atLocal('2027-03-08', '08:00'))
    expect((await lettersTo(kwadraad.userId)).map(({ kind }) => kind)).toContain('digest')
  }),
  allow('system', workLetter, 'something that is asked of a partner', async (ask) => {
    const { kwadraad, ...network } = await aNetwork()
    await asked({ kwadraad, ...network })
    const letter = the((await lettersTo(kwadraad.userId))[0])
    expect(await ask(job, { ...letter, channel: 'email' }, now)).toMatchObject({ channel: 'email' })
  }),
]

function lettersTo(userId: string) {
  return books().select().from(message).where(eq(message.userId, userId))
}

/** What is asked of a partner, as its list, its page, its sheet and its numbers show it. */
function seenOf(who: (typeof partners)[number], origin: NeedOrigin): Case[] {
  return [
    allow(who, askedOfUs, origin, async (ask) => {
      const { actor, referralId } = await answered(who, origin)
      expect(await ask(actor, now)).toMatchObject([{ referralId, name: null }])
    }),
    allow(who, askedCardOf, `${origin}, taken on`, async (ask) => {
      const { actor, referralId } = await answered(who, origin)
      did(await takeOn(actor, { referralId }, now))
      expect(await ask(actor, referralId, now)).toMatchObject({ name: expect.stringMatching(/^Demo/) })
    }),
    allow(who, sheetOf, `${origin}, taken on`, async (ask) => {
      const { actor, referralId } = await answered(who, origin)
      did(await takeOn(actor, { referralId }, now))
      expect(await ask(actor, referralId, now)).toMatchObject({ name: expect.stringMatching(/^Demo/) })
    }),
    allow(who, sheetStands, origin, async (ask) => {
      const { actor, referralId } = await answered(who, origin)
      const { number } = await theReferral(referralId)
      expect(await ask(actor, { number }, now)).toEqual({ number, stands: true })
    }),
    allow(who, askedNumbers, origin, async (ask) => {
      const { actor } = await answered(who, origin)
      expect(await ask(actor, now)).toMatchObject({ fresh: 1, late: 0 })
    }),
  ]
}

/** What leads to nothing for who has the right. */
export const nothingOfPartnersNeeds: Nothing[] = [
  {
    who: desks,
    asks: [askedOfUs, askedCardOf, sheetOf, sheetStands, askedNumbers],
    why: 'the desk sees needs whole; a card is what of one a partner may see',
  },
  { who: desks, asks: [askedByUs, askedByUsOne], why: 'what the desk asked stands on its own list' },
  {
    who: ['guest', ...desks],
    asks: [withdrawAsked],
    why: 'they take consent back on the need itself; this is for who brought it and cannot see it',
  },
]
