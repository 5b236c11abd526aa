import { expect } from 'vitest'
import { needCard, needToAsk } from '@/lib/needs/queries/ask'
import { aNetwork, asked } from '../needs'
import { now } from '../world'
import { allow, type Case } from './case'
import { aDesk } from './need-rows'

/** What the desk reads to ask somebody else, and to print a card anew. */
export const ofAsking: Case[] = (['coordinator', 'adviser'] as const).flatMap((who) => [
  allow(who, needToAsk, 'a need that is open', async (ask) => {
    const network = await aNetwork()
    const { needId } = await asked(network)
    const found = await ask(await aDesk(who, network), { needId }, now)
    expect(found).toMatchObject({ needId, topic: 'bijstand', askedNow: network.kwadraad.organisationId })
  }),
  allow(who, needCard, 'a need that is open', async (ask) => {
    const network = await aNetwork()
    const { needId, code } = await asked(network)
    expect(await ask(await aDesk(who, network), { needId }, now)).toMatchObject({ needId, code })
  }),
])
