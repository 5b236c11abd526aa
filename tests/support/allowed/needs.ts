import { expect } from 'vitest'
import { consent } from '@/db/tables/needs'
import { appoint, decline, report, seeAsked, spoke, takeOn } from '@/lib/needs/commands/answer'
import { ask as askFor, askOther, keepHere, keepNeed } from '@/lib/needs/commands/ask'
import { helpedHere, merge, reopen, signUnreachable, undoNeed } from '@/lib/needs/commands/end'
import { openNeedByCode, say, sayFor, withdrawConsent } from '@/lib/needs/commands/resident'
import { calledPartner, tryToReach } from '@/lib/needs/commands/tries'
import { undoEvent } from '@/lib/needs/commands/undo'
import { nobodyLeft } from '@/lib/needs/queries/left'
import type { Actor } from '@/lib/tools/access'
import { books } from '../database'
import { aNetwork, anAsk, did, eventsOf, theNeed, theReferral } from '../needs'
import { aPartner } from '../partners'
import { after, aGuest, aVisitor, days, job, minutes, now, the } from '../world'
import { type Ask, allow, type Case, type Nothing, type Told } from './case'
import {
  aDesk,
  agreed,
  aNeedRow,
  askedOfLibrary,
  askedOfPartner,
  herself,
  type NeedOrigin,
  type NeedRow,
  needOrigins,
  shown,
  underWay,
  whoIsAsked,
} from './need-rows'

const desks = ['coordinator', 'adviser'] as const
const partners = ['partner', 'contact_person'] as const
/** Who answers for whom: a partner for itself, whoever is at the desk for the library. */
const answerers = [
  ...partners.flatMap((who) => askedOfPartner.map((origin) => ({ who, origin }))),
  ...desks.flatMap((who) => askedOfLibrary.map((origin) => ({ who, origin }))),
]

type Story<Given extends unknown[], Answer> = (
  ask: Ask<Actor, Given, Told<Answer>>,
  actor: Actor,
  row: NeedRow & { referralId: string },
) => Promise<unknown>

/** Everything that may be done with what residents asked, by whom, and what is then so. */
export const ofNeeds: Case[] = [
  ...[...partners, ...desks].map((who) =>
    allow(who, askFor, 'a resident who says yes', async (ask) => {
      const network = await aNetwork()
      const { organisationId } = network.kwadraad
      const isPartner = who === 'partner' || who === 'contact_person'
      const actor = isPartner
        ? await aPartner({ organisationId, contactPerson: who === 'contact_person' })
        : await aDesk(who, network)
      const form = anAsk(network, isPartner ? { versionId: network.fromKwadraad } : {})
      const { needId } = await ask(actor, form, now)
      expect(await theNeed(needId)).toMatchObject({
        ...{ next: 'see', ownerId: isPartner ? network.libraryId : organisationId },
      })
    }),
  ),
  ...desks.map((who) =>
    allow(who, keepHere, 'a resident whom nobody else can help', async (ask) => {
      const network = await aNetwork()
      const made = await ask(await aDesk(who, network), { ...anAsk(network), helpOn: '2027-03-05' }, now)
      expect(await theNeed(made.needId)).toMatchObject({ next: 'help', dueOn: '2027-03-05' })
    }),
  ),
  ...answers(seeAsked, async (ask, actor, row) => {
    expect(await ask(actor, {}, now)).toBeGreaterThan(0)
    expect(await theReferral(row.referralId)).toMatchObject({ seenAt: now })
  }),
  ...answers(takeOn, async (ask, actor, row) => {
    await ask(actor, { referralId: row.referralId }, now)
    expect(await theReferral(row.referralId)).toMatchObject({ acceptedAt: now, seenAt: now })
  }),
  ...answers(decline, async (ask, actor, { referralId, needId, network }) => {
    await ask(actor, { referralId, reason: 'not_ours' }, now)
    expect(await theNeed(needId)).toMatchObject({ next: 'route', ownerId: network.libraryId })
  }),
  ...answers(spoke, async (ask, actor, { referralId, needId }) => {
    did(await takeOn(actor, { referralId }, now))
    await ask(actor, { referralId }, now)
    expect(await theNeed(needId)).toMatchObject({ next: 'report' })
  }),
  ...answers(appoint, async (ask, actor, { referralId, needId }) => {
    did(await takeOn(actor, { referralId }, now))
    await ask(actor, { referralId, on: '2027-03-08' }, now)
    expect(await theNeed(needId)).toMatchObject({ next: 'report', appointmentOn: '2027-03-08' })
  }),
  ...(['helped', 'partly', 'no_contact', 'not_wanted'] as const).flatMap((how) =>
    answers(
      report,
      async (ask, actor, { referralId, needId }) => {
        did(await takeOn(actor, { referralId }, now))
        await ask(actor, { referralId, how }, now)
        const is = how === 'helped' ? { ended: 'helped', saidBy: 'helper' } : { ended: null, next: 'route' }
        expect(await theNeed(needId)).toMatchObject(is)
      },
      how,
    ),
  ),
  ...answers(
    undoEvent,
    async (ask, actor, { referralId, needId, askedOf }) => {
      const { eventId } = did(await decline(actor, { referralId, reason: 'other' }, now))
      await ask(actor, { eventId }, after(minutes(9)))
      expect(await theNeed(needId)).toMatchObject({ next: 'see', ownerId: askedOf, referralId })
    },
    'declined by mistake',
  ),
  ...answers(
    undoEvent,
    async (ask, actor, { referralId, needId, askedOf }) => {
      did(await takeOn(actor, { referralId }, now))
      const { eventId } = did(await report(actor, { referralId, how: 'helped' }, now))
      await ask(actor, { eventId }, after(minutes(9)))
      expect(await theNeed(needId)).toMatchObject({ ended: null, next: 'contact', ownerId: askedOf })
    },
    'reported by mistake',
  ),
  ...atDesk(askOther, needOrigins, async (ask, actor, row) => {
    const { toKwadraad, kwadraad } = row.network
    await ask(actor, { ...(await shown(row.needId)), ...agreed(toKwadraad) }, now)
    expect(await theNeed(row.needId)).toMatchObject({ next: 'see', ownerId: kwadraad.organisationId })
  }),
  ...atDesk(keepNeed, needOrigins, async (ask, actor, { needId, network }) => {
    await ask(actor, { ...(await shown(needId)), helpOn: '2027-03-09' }, now)
    expect(await theNeed(needId)).toMatchObject({ next: 'help', ownerId: network.libraryId })
  }),
  ...atDesk(
    undoEvent,
    needOrigins,
    async (ask, actor, { needId, revision, ...row }) => {
      const { eventId } = did(await helpedHere(actor, { needId, revision }, now))
      await ask(actor, { eventId }, after(minutes(9)))
      expect(await theNeed(needId)).toMatchObject({ ended: null, referralId: row.referralId })
    },
    'helped by mistake',
  ),
  ...atDesk(helpedHere, needOrigins, async (ask, actor, { needId, revision }) => {
    await ask(actor, { needId, revision }, now)
    expect(await theNeed(needId)).toMatchObject({ ended: 'helped', saidBy: 'helper' })
  }),
  ...atDesk(reopen, needOrigins, async (ask, actor, { needId, revision }) => {
    did(await helpedHere(actor, { needId, revision }, now))
    await ask(actor, { ...(await shown(needId)), reason: 'mistake' }, now)
    expect(await theNeed(needId)).toMatchObject({ ended: null, next: 'route' })
  }),
  ...atDesk(merge, needOrigins, async (ask, actor, { needId, revision }) => {
    const { needId: intoId } = await aNeedRow('desk keeps')
    await ask(actor, { needId, revision, intoId }, now)
    expect(await theNeed(needId)).toMatchObject({ mergedInto: intoId, ownerId: null })
  }),
  ...atDesk(tryToReach, needOrigins, async (ask, actor, { needId }) => {
    await ask(actor, { needId, outcome: 'no_answer' }, now)
    expect((await eventsOf(needId)).at(-1)).toMatchObject({ kind: 'tried', detail: 'no_answer' })
  }),
  ...atDesk(calledPartner, needOrigins, async (ask, actor, { needId }) => {
    await ask(actor, { needId }, now)
    expect((await eventsOf(needId)).at(-1)).toMatchObject({ kind: 'partner_called' })
  }),
  ...atDesk(sayFor, needOrigins, async (ask, actor, { needId }) => {
    await ask(actor, { needId, says: 'not_yet' }, now)
    expect(await theNeed(needId)).toMatchObject({ says: 'not_yet' })
  }),
  ...atDesk(
    sayFor,
    needOrigins,
    async (ask, actor, { needId }) => {
      await ask(actor, { needId, says: 'stop' }, now)
      expect(await theNeed(needId)).toMatchObject({ ended: 'stopped' })
    },
    'she stops',
  ),
  ...atDesk(signUnreachable, needOrigins, async (ask, actor, { needId, network }) => {
    for (const day of [0, 7, 14])
      did(await tryToReach(network.adviser, { needId, outcome: 'no_answer' }, after(days(day))))
    await ask(actor, await shown(needId), after(days(14)))
    expect(await theNeed(needId)).toMatchObject({ ended: 'unreachable' })
  }).filter(({ who }) => who === 'coordinator'),
  ...(
    [
      ['adviser', 'desk asks a partner'],
      ['coordinator', 'desk asks a partner'],
      ['partner', 'partner asks the library'],
      ['contact_person', 'partner asks the library'],
    ] as const
  ).map(([who, origin]) =>
    allow(who, undoNeed, `${origin}, by who made it`, async (ask) => {
      const network = await aNetwork()
      const maker = who === 'adviser' || who === 'coordinator' ? network[who] : await madeBy(who)
      const form = anAsk(network, maker.kind === 'partner' ? { versionId: network.fromKwadraad } : {})
      const { needId } = did(await askFor(maker, form, now))
      await ask(maker, { needId }, now)
      expect(await eventsOf(needId)).toEqual([])

      async function madeBy(seat: (typeof partners)[number]) {
        const { organisationId } = network.kwadraad
        return aPartner({ organisationId, contactPerson: seat === 'contact_person' })
      }
    }),
  ),
  ...needOrigins.flatMap((origin) => [
    allow('guest', openNeedByCode, origin, async (ask) => {
      const { needId, code } = await aNeedRow(origin)
      const input = { code, letter: 'D', visitor: aVisitor() }
      expect(await ask(await aGuest({}), input, now)).toEqual({ needId })
    }),
    ...(['not_yet', 'helped', 'stop', 'nobody_called'] as const)
      .filter((says) => says !== 'nobody_called' || isUnderWay(origin))
      .map((says) =>
        allow('guest', say, `${origin}, ${says}`, async (ask) => {
          const row = await aNeedRow(origin)
          await ask(await herself(row), { needId: row.needId, says }, now)
          const is = { helped: { ended: 'helped', saidBy: 'resident' }, stop: { ended: 'stopped' } }
          expect(await theNeed(row.needId)).toMatchObject(is[says as 'stop'] ?? { says })
        }),
      ),
  ]),
  ...withdrawals(),
  allow('system', nobodyLeft, 'needs of every origin', async (ask) => {
    for (const origin of needOrigins) await aNeedRow(origin)
    const left = await ask(job, now)
    expect(left).toMatchObject({ opened: expect.any(Number), others: 0 })
    expect(left.openings).toBe(left.opened)
  }),
]

/** What leads to nothing for who has the right. */
export const nothingOfNeeds: Nothing[] = []

/** Consent is taken back by her own page, by whoever is at the desk, and by who was asked. */
function withdrawals(): Case[] {
  const ways = [
    ...underWay.flatMap((origin) => (['guest', ...desks] as const).map((who) => ({ who, origin }))),
    ...partners.flatMap((who) => askedOfPartner.map((origin) => ({ who, origin }))),
  ]
  return ways.map(({ who, origin }) =>
    allow(who, withdrawConsent, origin, async (ask) => {
      const row = await aNeedRow(origin)
      const actor = who === 'guest' ? await herself(row) : await whoIsAsked(who, row)
      await ask(actor, { needId: row.needId }, now)
      expect(await theNeed(row.needId)).toMatchObject({ next: 'route', referralId: null })
      const through = who === 'guest' ? 'resident' : actor.kind === 'partner' ? 'partner' : 'desk'
      const rows = await books().select().from(consent)
      const last = rows
        .filter((one) => one.needId === row.needId && one.organisationId === row.askedOf)
        .at(-1)
      expect(the(last)).toMatchObject({ withdrawnBy: through, withdrawnAt: now })
    }),
  )
}

/** Asked by everybody who answers what is asked. */
function answers<Given extends unknown[], Answer>(
  asks: Ask<Actor, Given, Answer>,
  story: Story<Given, Answer>,
  what?: string,
): Case[] {
  return answerers.map(({ who, origin }) => one(who, asks, origin, story, what))
}

/** Asked by whoever is at the desk, about a need of each of these origins. */
function atDesk<Given extends unknown[], Answer>(
  asks: Ask<Actor, Given, Answer>,
  origins: readonly NeedOrigin[],
  story: Story<Given, Answer>,
  what?: string,
): Case[] {
  return desks.flatMap((who) => origins.map((origin) => one(who, asks, origin, story, what)))
}

function one<Given extends unknown[], Answer>(
  who: (typeof partners)[number] | (typeof desks)[number],
  asks: Ask<Actor, Given, Answer>,
  origin: NeedOrigin,
  story: Story<Given, Answer>,
  what?: string,
): Case {
  return allow(who, asks, [origin, what].filter(Boolean).join(', '), async (ask) => {
    const row = await aNeedRow(origin)
    const actor =
      who === 'coordinator' || who === 'adviser' ? await aDesk(who, row.network) : await whoIsAsked(who, row)
    await story(ask, actor, row as NeedRow & { referralId: string })
  })
}

function isUnderWay(origin: NeedOrigin): boolean {
  return (underWay as readonly NeedOrigin[]).includes(origin)
}
