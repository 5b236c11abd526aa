import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { message } from '@/db/tables/messages'
import { user } from '@/db/tables/team'
import { decline, takeOn } from '@/lib/needs/commands/answer'
import { putDigests, remindAsked } from '@/lib/needs/commands/remind'
import { withdrawConsent } from '@/lib/needs/commands/resident'
import { workLetter } from '@/lib/notices/queries/letters-work'
import { atLocal } from '@/lib/tools/time'
import { books, freshDatabase } from '../../../support/database'
import { aNetwork, asked, did, leaves } from '../../../support/needs'
import { job, now, the } from '../../../support/world'

freshDatabase()

/** The letter of a message as the postman finds it; null when it tells nothing true any more. */
async function letterWith(which: string, userId: string, at = now) {
  const rows = await books().select().from(message).where(eq(message.userId, userId))
  const row = the(rows.find(({ key }) => key.includes(which)))
  return workLetter(job, { ...row, channel: 'email' }, at)
}

test('who is asked hears that something is there, and nothing of whom, what or where', async () => {
  const network = await aNetwork()
  const { kwadraad } = network
  const one = await asked(network, { name: 'Demo Riet' })
  const letter = the((await letterWith(':asked:', kwadraad.userId)) ?? undefined)
  expect(letter).toMatchObject({ channel: 'email', subject: 'Er staat een vraag voor u klaar' })
  expect(letter.text).toContain('/partner/vragen')
  for (const told of ['Riet', 'bijstand', one.code, one.referralId, one.needId])
    expect(letter.html + letter.text).not.toContain(told)
  const [{ email } = { email: '' }] = await books().select().from(user).where(eq(user.id, kwadraad.userId))
  expect(letter.to).toBe(email)
})

test('it is not true any more once it is answered, she takes it back, or who hears it left', async () => {
  const network = await aNetwork()
  const [one, other] = [await asked(network), await asked(network)]
  const of = (id: string) => letterWith(`${id}:asked:`, network.kwadraad.userId)
  did(await decline(network.kwadraad, { referralId: one.referralId, reason: 'no_room' }, now))
  expect(await of(one.referralId)).toBeNull()
  did(await withdrawConsent(network.adviser, { needId: other.needId }, now))
  expect(await of(other.referralId)).toBeNull()
  const third = await asked(network)
  expect(await of(third.referralId)).not.toBeNull()
  await leaves(network.kwadraad.userId)
  expect(await of(third.referralId)).toBeNull()
})

test('a reminder says how long there is, and is dropped when the promise is another one by then', async () => {
  const network = await aNetwork()
  const { kwadraad } = network
  const { referralId } = await asked(network)
  const [day, last] = [atLocal('2027-03-02', '08:00'), atLocal('2027-03-03', '08:00')]
  await remindAsked(job, {}, day)
  await remindAsked(job, {}, last)
  expect(await letterWith(':before:', kwadraad.userId, day)).toMatchObject({
    subject: 'Voor een vraag is nog één werkdag',
  })
  expect(await letterWith(':due:', kwadraad.userId, last)).toMatchObject({
    subject: 'Vandaag is de laatste dag voor een vraag',
  })
  did(await takeOn(kwadraad, { referralId }, last))
  expect(await letterWith(':due:', kwadraad.userId, last)).toBeNull()
})

test('the week in numbers is of the library for a coordinator, and of a partner for its contact person', async () => {
  const network = await aNetwork()
  const monday = atLocal('2027-03-08', '08:00')
  await asked(network)
  await putDigests(job, {}, monday)
  const ours = the((await letterWith('digest:', network.coordinator.userId, monday)) ?? undefined)
  expect(ours.text).toMatch(/Lopende vragen: [1-9]/)
  expect(ours.text).toContain('/balie/vragen')
  const theirs = the((await letterWith('digest:', network.kwadraad.userId, monday)) ?? undefined)
  expect(theirs.text).toContain('De bibliotheek kijkt mee: 1.')
  expect(theirs.text).not.toContain('Demo Riet')
  await leaves(network.kwadraad.userId)
  expect(await letterWith('digest:', network.kwadraad.userId, monday)).toBeNull()
})
