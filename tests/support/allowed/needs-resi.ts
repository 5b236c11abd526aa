import { and, eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { message } from '@/db/tables/messages'
import { needContact } from '@/db/tables/needs'
import type { Due } from '@/lib/messages/commands'
import { decline } from '@/lib/needs/commands/answer'
import { tellLate } from '@/lib/needs/commands/late'
import { sayFor, withdrawConsent } from '@/lib/needs/commands/resident'
import { openedNeed } from '@/lib/needs/queries/resident'
import { finishNeedCall, undoNeedCall } from '@/lib/notices/commands/need-calls'
import { needCalledToday } from '@/lib/notices/queries/need-called'
import { needCallsFor } from '@/lib/notices/queries/need-calls'
import { needLetterFor } from '@/lib/notices/queries/need-letters'
import { eraseByNeed } from '@/lib/privacy/commands/erase'
import { forgetNeeds } from '@/lib/privacy/commands/forget'
import { erasableOfNeed, knownOfNeed } from '@/lib/privacy/queries/known'
import { books } from '../database'
import { aNetwork, asked, did, eventsOf, theNeed } from '../needs'
import { after, days, job, minutes, now, the } from '../world'
import { allow, type Case } from './case'
import { aDesk, aNeedRow, askedOfPartner, herself, type NeedRow, needOrigins } from './need-rows'

const desks = ['coordinator', 'adviser'] as const
const at = after(minutes(10))

/** What a resident sees and hears of her need, and how she is forgotten. */
export const ofResidentsNeeds: Case[] = [
  ...needOrigins.map((origin) =>
    allow('guest', openedNeed, origin, async (ask) => {
      const row = await aNeedRow(origin)
      expect(await ask(await herself(row), now)).toMatchObject({ needId: row.needId })
    }),
  ),
  ...desks.flatMap((who) => [
    allow(who, needCallsFor, 'somebody who hears it by telephone', async (ask) => {
      const { network, needId, messageId } = await toCall()
      expect(await ask(await aDesk(who, network), at)).toContainEqual(
        expect.objectContaining({ needId, messageId, name: await nameOf(needId) }),
      )
    }),
    ...(['no_answer', 'voicemail', 'wrong_number'] as const).map((outcome) =>
      allow(who, finishNeedCall, outcome, async (ask) => {
        const { network, needId, messageId } = await toCall()
        await ask(await aDesk(who, network), { messageId, outcome }, at)
        expect((await eventsOf(needId)).at(-1)).toMatchObject({ kind: 'tried', detail: outcome })
      }),
    ),
    ...(['helped', 'not_yet', 'stop'] as const).map((says) =>
      allow(who, finishNeedCall, says, async (ask) => {
        const { network, needId, messageId } = await toCall()
        await ask(await aDesk(who, network), { messageId, outcome: 'spoken', says }, at)
        expect((await eventsOf(needId)).at(-1)).toMatchObject({ kind: 'answered', detail: says })
      }),
    ),
    allow(who, needCalledToday, 'a call of a colleague', async (ask) => {
      const { network, callId, needId } = await called()
      const it = { callId, name: await nameOf(needId), outcome: 'no_answer' }
      expect(await ask(await aDesk(who, network), at)).toContainEqual(expect.objectContaining(it))
    }),
    allow(who, undoNeedCall, 'a call of a colleague', async (ask) => {
      const { network, callId, needId } = await called()
      await ask(await aDesk(who, network), { callId }, after(minutes(15)))
      expect((await eventsOf(needId)).at(-1)).toMatchObject({ kind: 'undone' })
    }),
    ...needOrigins.flatMap((origin) => [
      allow(who, knownOfNeed, origin, async (ask) => {
        const { network, needId } = await aNeedRow(origin)
        const known = await ask(await aDesk(who, network), { needId }, now)
        expect(known).toMatchObject({ person: { name: await nameOf(needId) }, needs: [{ needId }] })
      }),
      allow(who, erasableOfNeed, origin, async (ask) => {
        const { network, needId } = await aNeedRow(origin)
        expect(await ask(await aDesk(who, network), { needId }, now)).toMatchObject({ own: [{ needId }] })
      }),
      allow(who, eraseByNeed, origin, async (ask) => {
        const { network, needId } = await aNeedRow(origin)
        await ask(await aDesk(who, network), { needId, also: [] }, now)
        expect(await theNeed(needId)).toMatchObject({ ended: 'stopped', wipedAt: now, code: null })
      }),
    ]),
  ]),
  ...needOrigins.map((origin) =>
    allow('system', forgetNeeds, origin, async (ask) => {
      const row = await aNeedRow(origin)
      did(await sayFor(row.network.adviser, { needId: row.needId, says: 'helped' }, now))
      const later = after(days(31))
      await ask(job, {}, later)
      expect(await theNeed(row.needId)).toMatchObject({ ended: 'helped', wipedAt: later })
    }),
  ),
  ...askedOfPartner.map((origin) =>
    allow('system', tellLate, origin, async (ask) => {
      const { needId, referralId } = await aNeedRow(origin)
      await ask(job, {}, after(days(4)))
      const keys = (await messagesOf({ needId }, 'need_turn')).map(({ key }) => key)
      expect(keys).toContain(`need:${needId}:need_turn:late:${referralId}`)
    }),
  ),
  allow('system', needLetterFor, 'somebody who has e-mail', async (ask) => {
    const network = await aNetwork()
    const contact = 'demo@example.org'
    const one = await asked(network, { way: 'email', contact })
    did(await withdrawConsent(network.adviser, { needId: one.needId }, now))
    const [turned] = await messagesOf(one, 'need_turn')
    expect(await ask(job, the(turned) as Due, now)).toMatchObject({ channel: 'email', to: contact })
  }),
]

/** Somebody who hears by telephone that it came back to the library. */
async function toCall() {
  const network = await aNetwork()
  const one = await asked(network, { way: 'call', contact: '06 1234 5678' })
  did(await decline(network.kwadraad, { referralId: one.referralId, reason: 'no_room' }, now))
  const [turned] = await messagesOf(one, 'need_turn')
  return { network, needId: one.needId, messageId: the(turned).id }
}

async function called() {
  const one = await toCall()
  const made = { messageId: one.messageId, outcome: 'no_answer' as const }
  return { ...one, ...did(await finishNeedCall(one.network.coordinator, made, at)) }
}

function messagesOf({ needId }: Pick<NeedRow, 'needId'>, kind: 'need_turn') {
  return books()
    .select()
    .from(message)
    .where(and(eq(message.needId, needId), eq(message.kind, kind)))
}

async function nameOf(needId: string): Promise<string> {
  const [row] = await books().select().from(needContact).where(eq(needContact.needId, needId))
  return the(row).name
}
