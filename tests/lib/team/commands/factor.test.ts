import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { recoveryCode, signIn, user } from '@/db/tables/team'
import {
  beginFactor,
  confirmFactor,
  dropFactor,
  resetFactor,
  resetFactorOf,
  showDigits,
  showPaper,
} from '@/lib/team/commands/factor'
import { askLink, enterByLink } from '@/lib/team/commands/signin'
import { ownFactor, ownPapers } from '@/lib/team/queries/factor'
import { whoHolds } from '@/lib/team/queries/sessions'
import { totpOf } from '@/lib/team/rules/factor'
import type { Opened } from '@/lib/team/rules/sessions'
import { Forbidden } from '@/lib/tools/access'
import { linkKey, newSecret, unseal } from '@/lib/tools/keys'
import { books, freshDatabase } from '../../../support/database'
import { anOrganisation, aWorker, door, journalLines, theUser, type Worker } from '../../../support/workers'
import { after, aVisitor, hours, minutes, now, the } from '../../../support/world'

freshDatabase()
const environment = { ...process.env }
beforeEach(() => {
  process.env.SECOND_FACTOR = 'on'
})
afterEach(() => {
  process.env = { ...environment }
})

async function entered(worker: Worker, at = now): Promise<Opened> {
  const browser = newSecret()
  await askLink(door, { email: worker.email, browser, knownAs: null, visitor: aVisitor() }, at)
  const rows = await books()
    .select()
    .from(signIn)
    .where(eq(signIn.userId, worker.userId))
    .orderBy(signIn.createdAt)
  const opened = await enterByLink(door, { key: linkKey('sign_in', the(rows.at(-1)).id), browser }, at)
  if (!opened.ok) throw new Error(opened.reason)
  return opened.value
}

/** What the app of someone shows at a moment. */
async function app({ userId, email }: Worker) {
  const row = the(await theUser(email))
  const totp = totpOf(unseal(the(row.totpSecret), userId), email)
  return (at: Date) => totp.generate({ timestamp: at.getTime() })
}

/** Someone with a second factor, and the browser in which it was set up. */
async function withFactor(given: Parameters<typeof aWorker>[0] = {}) {
  const worker = await aWorker(given)
  const { sessionId } = await entered(worker)
  await beginFactor(worker.actor, {}, now)
  const shows = await app(worker)
  const set = await confirmFactor(worker.actor, { code: shows(now), sessionId }, now)
  expect(set).toMatchObject({ ok: true })
  return { worker, sessionId, shows }
}

const step = async (opened: Opened, at = now) => (await whoHolds(door, opened, at))?.step

describe('a second factor is set up', () => {
  test('before anything else, by who sees residents and comes by a link', async () => {
    const worker = await aWorker()
    const opened = await entered(worker)
    expect(await step(opened)).toBe('set_up')
    await beginFactor(worker.actor, {}, now)
    const code = (await app(worker))(now)
    const wrong = code === '000000' ? '111111' : '000000'
    const refused = await confirmFactor(worker.actor, { code: wrong, sessionId: opened.sessionId }, now)
    expect(refused).toMatchObject({ reason: 'digits_refused' })
    expect(await step(opened)).toBe('set_up')
    expect(await confirmFactor(worker.actor, { code, sessionId: opened.sessionId }, now)).toMatchObject({
      ok: true,
    })
    expect(await step(opened)).toBe('none')
  })

  test('and a second browser, and every next sign-in, is asked for a code', async () => {
    const { worker, shows } = await withFactor()
    const later = after(minutes(1))
    const opened = await entered(worker, later)
    expect(await step(opened, later)).toBe('code')
    const { sessionId } = opened
    expect(await showDigits(worker.actor, { code: shows(now), sessionId }, later)).toMatchObject({
      ok: false,
    })
    expect(await showDigits(worker.actor, { code: shows(later), sessionId }, later)).toMatchObject({
      ok: true,
    })
    expect(await step(opened, later)).toBe('none')
  })

  test('is not replaced by beginning again, nor by who did not show it', async () => {
    const { worker } = await withFactor()
    const before = the(await theUser(worker.email)).totpSecret
    await beginFactor(worker.actor, {}, now)
    expect(the(await theUser(worker.email)).totpSecret).toEqual(before)
  })

  test('a code counts once, also in two browsers at the same moment', async () => {
    const { worker, shows } = await withFactor()
    const later = after(minutes(2))
    const [one, two] = [await entered(worker, later), await entered(worker, after(minutes(2.1)))]
    const code = shows(later)
    const answers = await Promise.all(
      [one, two].map(({ sessionId }) => showDigits(worker.actor, { code, sessionId }, later)),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test('after five wrong codes someone waits, whatever browser they come from', async () => {
    const { worker, sessionId, shows } = await withFactor()
    const later = after(minutes(2))
    const wrong = shows(later) === '000000' ? '111111' : '000000'
    for (let i = 0; i < 5; i++) await showDigits(worker.actor, { code: wrong, sessionId }, later)
    expect(await showDigits(worker.actor, { code: shows(later), sessionId }, later)).toMatchObject({
      reason: 'slow_down',
    })
    const waited = after(minutes(3))
    expect(await showDigits(worker.actor, { code: shows(waited), sessionId }, waited)).toMatchObject({
      ok: true,
    })
  })

  test('the secret is sealed: the books alone do not give it away', async () => {
    const { worker } = await withFactor()
    const { totpSecret } = the(await theUser(worker.email))
    process.env.WEGWIJS_SECRET = 'of another library'
    expect(() => unseal(the(totpSecret), worker.userId)).toThrow()
  })

  test('the sealed secret of somebody else does not open', async () => {
    const [one, other] = [await withFactor(), await withFactor()]
    const { totpSecret } = the(await theUser(one.worker.email))
    expect(() => unseal(the(totpSecret), other.worker.userId)).toThrow()
  })
})

describe('a second factor is lost', () => {
  test('a code on paper opens the door instead, each once', async () => {
    const { worker, sessionId } = await withFactor()
    const papers = the(await ownPapers(worker.actor, sessionId, now))
    expect(new Set(papers).size).toBe(10)
    const opened = await entered(worker, after(minutes(5)))
    const typed = { code: the(papers[3]).replace('-', ''), sessionId: opened.sessionId }
    expect(await showPaper(worker.actor, typed, after(minutes(5)))).toMatchObject({ ok: true })
    expect(await step(opened, after(minutes(5)))).toBe('none')
    expect(await showPaper(worker.actor, typed, after(minutes(5)))).toMatchObject({
      reason: 'paper_refused',
    })
    expect(await ownFactor(worker.actor)).toMatchObject({ papersLeft: 9 })
  })

  test('the codes are shown only where they were made, for ten minutes, and are in no table', async () => {
    const { worker, sessionId } = await withFactor()
    const papers = the(await ownPapers(worker.actor, sessionId, after(minutes(9))))
    expect(await ownPapers(worker.actor, sessionId, after(minutes(10)))).toBeNull()
    const other = await entered(worker, after(minutes(1)))
    expect(await ownPapers(worker.actor, other.sessionId, after(minutes(1)))).toBeNull()
    const rows = await books().select().from(recoveryCode).where(eq(recoveryCode.userId, worker.userId))
    const kept = rows.map(({ hash }) => hash.toString('utf8')).join()
    for (const paper of papers) expect(kept).not.toContain(paper.replace('-', ''))
  })

  test('somebody else’s code on paper opens nothing', async () => {
    const [one, other] = [await withFactor(), await withFactor()]
    const [paper] = the(await ownPapers(one.worker.actor, one.sessionId, now))
    const typed = { code: the(paper).replace('-', ''), sessionId: other.sessionId }
    expect(await showPaper(other.worker.actor, typed, now)).toMatchObject({ reason: 'paper_refused' })
  })

  test('two coordinators take it away together; one alone cannot', async () => {
    const { worker } = await withFactor({ role: 'trainer' })
    const first = await aWorker({ organisationId: worker.organisationId })
    const second = await aWorker({ organisationId: worker.organisationId })
    const ask = ({ actor }: Worker, at = now) => resetFactor(actor, worker, at)
    expect(await ask(first)).toEqual({ ok: true, value: 'asked' })
    expect(await ask(first)).toEqual({ ok: true, value: 'asked' })
    expect(await ask(second, after(hours(25)))).toEqual({ ok: true, value: 'asked' })
    expect(await ask(first, after(hours(26)))).toEqual({ ok: true, value: 'done' })
    expect(await step(await entered(worker, after(hours(26))), after(hours(26)))).toBe('set_up')
    const lines = (await journalLines()).filter(({ why }) => why.startsWith('second_factor_reset'))
    expect(lines.map(({ why, who }) => [why, who])).toEqual([
      ['second_factor_reset_asked', first.userId],
      ['second_factor_reset_asked', first.userId],
      ['second_factor_reset_asked', second.userId],
      ['second_factor_reset_agreed', first.userId],
    ])
  })

  test('a coordinator and the contact person take it away together; nobody of elsewhere, and never the own', async () => {
    const partner = await anOrganisation('partner')
    const { worker } = await withFactor({ role: 'partner', organisationId: partner.id })
    const contact = await withFactor({ role: 'partner', organisationId: partner.id, contactPerson: true })
    const stranger = await aWorker({ role: 'partner', contactPerson: true })
    const coordinator = await aWorker()
    expect(await resetFactor(stranger.actor, worker, now)).toMatchObject({ reason: 'unknown' })
    expect(await resetFactor(contact.worker.actor, contact.worker, now)).toMatchObject({
      reason: 'own_factor',
    })
    await expect(resetFactor(worker.actor, contact.worker, now)).rejects.toThrow(Forbidden)
    expect(await resetFactor(contact.worker.actor, worker, now)).toMatchObject({ value: 'asked' })
    expect(await resetFactor(coordinator.actor, worker, now)).toMatchObject({ value: 'done' })
    expect(await theUser(worker.email)).toMatchObject({ totpSecret: null, totpConfirmedAt: null })
  })

  test('a session that had shown the old one has to show the new one', async () => {
    const { worker, sessionId } = await withFactor()
    const held = { userId: worker.userId, sessionId }
    await books()
      .update(user)
      .set({ totpConfirmedAt: after(minutes(1)) })
      .where(eq(user.id, worker.userId))
    expect(await step(held, after(minutes(1)))).toBe('code')
  })
})

test('who has the app can set it up anew: the old codes on paper are worth nothing', async () => {
  const { worker, sessionId, shows } = await withFactor()
  const [paper] = the(await ownPapers(worker.actor, sessionId, now))
  const later = after(minutes(2))
  expect(await dropFactor(worker.actor, { code: shows(now), sessionId }, later)).toMatchObject({ ok: false })
  expect(await dropFactor(worker.actor, { code: shows(later), sessionId }, later)).toMatchObject({ ok: true })
  expect(await step({ userId: worker.userId, sessionId }, later)).toBe('set_up')
  const typed = { code: the(paper).replace('-', ''), sessionId }
  expect(await showPaper(worker.actor, typed, later)).toMatchObject({ reason: 'paper_refused' })
})

test('who lost the app sets it up anew with a code on paper, and each of those counts once', async () => {
  const { worker, sessionId } = await withFactor()
  const [used, unused] = the(await ownPapers(worker.actor, sessionId, now)).map((code) =>
    code.replace('-', ''),
  )
  const proof = (code: string | undefined) => ({ code: the(code), sessionId })
  expect(await showPaper(worker.actor, proof(used), now)).toMatchObject({ ok: true })
  expect(await dropFactor(worker.actor, proof(used), now)).toMatchObject({ reason: 'digits_refused' })
  expect(await dropFactor(worker.actor, proof(unused), now)).toMatchObject({ ok: true })
  expect(await step({ userId: worker.userId, sessionId }, now)).toBe('set_up')
})

test('where nobody can agree, who keeps the machine takes it away, and the journal tells', async () => {
  const { worker } = await withFactor()
  expect(await resetFactorOf(door, { email: 'niemand@werk.example' }, now)).toMatchObject({
    reason: 'unknown',
  })
  expect(await resetFactorOf(door, worker, now)).toMatchObject({ ok: true })
  expect(await resetFactorOf(door, worker, now)).toMatchObject({ reason: 'unknown' })
  const later = after(minutes(1))
  expect(await step(await entered(worker, later), later)).toBe('set_up')
  const told = (await journalLines()).filter(({ why }) => why === 'second_factor_reset_by_keeper')
  expect(told).toMatchObject([{ who: 'sign_in', rowIds: [worker.userId] }])
  await expect(resetFactorOf(worker.actor, worker, now)).rejects.toThrow(Forbidden)
})
