import { expect } from 'vitest'
import { changeContact } from '@/lib/needs/commands/contact'
import { deskNeeds } from '@/lib/needs/queries/desk'
import { findNeeds } from '@/lib/needs/queries/find'
import { deskNeed } from '@/lib/needs/queries/one'
import { now } from '../world'
import { allow, type Case } from './case'
import { aDesk, aNeedRow, needOrigins, shown } from './need-rows'

const desks = ['coordinator', 'adviser'] as const

/** What the desk sees of the needs that it guards, whoever opened them and whoever has to act. */
export const ofNeedLists: Case[] = desks.flatMap((who) =>
  needOrigins.flatMap((origin) => [
    allow(who, deskNeeds, origin, async (ask) => {
      const { needId, network } = await aNeedRow(origin)
      const actor = await aDesk(who, network)
      const { parts } = await ask(actor, { municipalityId: network.townId }, now)
      expect(Object.values(parts).flat()).toMatchObject([{ needId, name: expect.stringMatching(/^Demo/) }])
    }),
    allow(who, deskNeed, origin, async (ask) => {
      const { needId, code, network } = await aNeedRow(origin)
      const one = await ask(await aDesk(who, network), { needId }, now)
      expect(one).toMatchObject({ needId, code, person: { name: expect.stringMatching(/^Demo/) } })
    }),
    allow(who, findNeeds, origin, async (ask) => {
      const { needId, code, network } = await aNeedRow(origin)
      const sought = { by: 'code', code, from: 'search' } as const
      expect(await ask(await aDesk(who, network), sought, now)).toMatchObject({ found: [{ needId }] })
    }),
    allow(who, changeContact, origin, async (ask) => {
      const { needId, network } = await aNeedRow(origin)
      const actor = await aDesk(who, network)
      const person = { name: 'Demo Ander', contactOf: 'resident', language: 'nl' } as const
      const reached = { contactWay: 'call', contact: '06 0000 1234' } as const
      const when = { callWhen: null, comesBackOn: null }
      await ask(actor, { ...(await shown(needId)), ...person, ...reached, ...when }, now)
      const one = await deskNeed(actor, { needId }, now)
      expect(one?.person).toMatchObject({ name: 'Demo Ander', contact: '06 0000 1234' })
    }),
  ]),
)
