import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { member, signIn } from '@/db/tables/team'
import { beginFactor, confirmFactor, dropFactor, showDigits, showPaper } from '@/lib/team/commands/factor'
import { rename } from '@/lib/team/commands/members'
import { chooseWork, signOut } from '@/lib/team/commands/sessions'
import { askLink, enterByLink } from '@/lib/team/commands/signin'
import { ownFactor, ownPapers, papersOf } from '@/lib/team/queries/factor'
import { ownWork } from '@/lib/team/queries/members'
import { totpOf } from '@/lib/team/rules/factor'
import type { Opened } from '@/lib/team/rules/sessions'
import { linkKey, newSecret, unseal } from '@/lib/tools/keys'
import { books } from '../database'
import { anOrganisation, door, sessionsOf, theUser, type Worker } from '../workers'
import { after, aVisitor, days, minutes, now, the } from '../world'
import { allow, type Case } from './case'
import { anEmployee, done, type EmployeeSeat } from './rows'

const employees = [
  ...(['partner', 'contact_person'] as const),
  ...(['coordinator', 'adviser', 'trainer', 'dpo', 'reader'] as const),
]

/** What everybody who works somewhere does with their own account. */
export const ofAccounts: Case[] = employees.flatMap((who) => [
  allow(who, rename, 'the own account', async (ask) => {
    const worker = await anEmployee(who)
    await ask(worker.actor, { name: 'Demo Nieuw' }, now)
    expect(await theUser(worker.email)).toMatchObject({ name: 'Demo Nieuw' })
  }),
  allow(who, signOut, 'the own sessions', async (ask) => {
    const worker = await anEmployee(who)
    await entered(worker)
    await ask(worker.actor, {}, now)
    expect(await sessionsOf(worker.userId)).toEqual([])
  }),
  allow(who, ownWork, 'the own work, in two organisations', async (ask) => {
    const worker = await anEmployee(who, { at: after(-days(1)) })
    const other = await alsoWorks(worker)
    expect(await ask(worker.actor, now)).toMatchObject([
      { memberId: worker.memberId, isCurrent: true },
      { memberId: other, isCurrent: false },
    ])
  }),
  allow(who, chooseWork, 'the own work in another organisation', async (ask) => {
    const worker = await anEmployee(who)
    const other = await alsoWorks(worker)
    const { sessionId } = await entered(worker)
    await ask(worker.actor, { memberId: other, sessionId }, now)
    expect(await sessionsOf(worker.userId)).toMatchObject([{ id: sessionId, memberId: other }])
  }),
  allow(who, beginFactor, 'the own account', async (ask) => {
    const worker = await anEmployee(who)
    await ask(worker.actor, {}, now)
    expect(await digitsOf(worker, now)).toMatch(/^\d{6}$/)
  }),
  allow(who, ownFactor, 'the own account, while it is set up', async (ask) => {
    const worker = await anEmployee(who)
    await beginFactor(worker.actor, {}, now)
    expect((await ask(worker.actor)).setUp).toMatchObject({ key: expect.any(String) })
  }),
  allow(who, confirmFactor, 'the own account', async (ask) => {
    const worker = await anEmployee(who)
    const { sessionId } = await entered(worker)
    await beginFactor(worker.actor, {}, now)
    await ask(worker.actor, { code: await digitsOf(worker, now), sessionId }, now)
    expect(await sessionsOf(worker.userId)).toMatchObject([{ secondFactorAt: now }])
  }),
  allow(who, ownPapers, 'the own codes on paper', async (ask) => {
    const { worker, sessionId } = await withFactor(who)
    expect(await ask(worker.actor, sessionId, now)).toHaveLength(10)
  }),
  allow(who, showDigits, 'the own session', async (ask) => {
    const { worker, sessionId } = await withFactor(who)
    await ask(worker.actor, { code: await digitsOf(worker, later), sessionId }, later)
    expect(await sessionsOf(worker.userId)).toMatchObject([{ secondFactorAt: later }])
  }),
  allow(who, showPaper, 'the own session', async (ask) => {
    const { worker, sessionId } = await withFactor(who)
    await ask(worker.actor, { code: the(papersOf(worker.actor, now)[0]), sessionId }, later)
    expect(await sessionsOf(worker.userId)).toMatchObject([{ secondFactorAt: later }])
  }),
  allow(who, dropFactor, 'the own account', async (ask) => {
    const { worker, sessionId } = await withFactor(who)
    await ask(worker.actor, { code: the(papersOf(worker.actor, now)[0]), sessionId }, later)
    expect(await theUser(worker.email)).toMatchObject({ totpConfirmedAt: null, totpSecret: null })
  }),
])

const later = after(minutes(5))

/** Gives someone work for a partner as well, from now on. */
async function alsoWorks({ userId }: Worker): Promise<string> {
  const { id: organisationId } = await anOrganisation('partner')
  const [id, createdAt] = [randomUUID(), now]
  const work = { organisationId, organisationKind: 'partner', role: 'partner' } as const
  await books()
    .insert(member)
    .values({ id, userId, createdAt, ...work })
  return id
}

/** Someone who came in by a link. */
export async function entered(worker: Worker): Promise<Opened> {
  const { browser, key } = await asked(worker)
  return done(await enterByLink(door, { key, browser }, now))
}

/** A link that is on its way to someone, and the browser that asked for it. */
export async function asked({ email, userId }: Worker) {
  const browser = newSecret()
  done(await askLink(door, { email, browser, knownAs: null, visitor: aVisitor() }, now))
  const [row] = await books().select().from(signIn).where(eq(signIn.userId, userId))
  const { id } = the(row)
  return { id, browser, key: linkKey('sign_in', id) }
}

/** Someone with a second factor, and the session in which it was set up. */
export async function withFactor(who: EmployeeSeat, given: Parameters<typeof anEmployee>[1] = {}) {
  const worker = await anEmployee(who, given)
  const { sessionId } = await entered(worker)
  await beginFactor(worker.actor, {}, now)
  done(await confirmFactor(worker.actor, { code: await digitsOf(worker, now), sessionId }, now))
  return { worker, sessionId }
}

/** What the app of someone shows at a moment. */
async function digitsOf({ userId, email }: Worker, at: Date): Promise<string> {
  const { totpSecret } = the(await theUser(email))
  return totpOf(unseal(the(totpSecret), userId), email).generate({ timestamp: at.getTime() })
}
