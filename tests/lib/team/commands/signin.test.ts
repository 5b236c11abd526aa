import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { message } from '@/db/tables/messages'
import { member, signIn } from '@/db/tables/team'
import type { Due } from '@/lib/messages/commands'
import { deactivate } from '@/lib/team/commands/members'
import { enterByProvider } from '@/lib/team/commands/provider'
import { askLink, enterByCode, enterByLink, joinDemo, sweepSignIns } from '@/lib/team/commands/signin'
import { demoPeople, doorLetter } from '@/lib/team/queries/signin'
import type { Opened } from '@/lib/team/rules/sessions'
import { Forbidden } from '@/lib/tools/access'
import { linkKey, newSecret, sixDigits } from '@/lib/tools/keys'
import { countTry, stepOf } from '@/lib/tools/limits'
import type { Visitor } from '@/lib/tools/source'
import { books, freshDatabase } from '../../../support/database'
import { statementsOf } from '../../../support/statements'
import {
  aWorker,
  door,
  invited,
  sessionsOf,
  someone,
  theUser,
  theWork,
  type Worker,
} from '../../../support/workers'
import { after, anyone, aPass, aVisitor, hours, job, minutes, now, the } from '../../../support/world'

freshDatabase()
const environment = { ...process.env }
afterEach(() => {
  process.env = { ...environment }
})

const postman = job

/** A place nobody has asked from before. */
const aSource = aVisitor

async function asks(email: string, at = now, browser = newSecret(), visitor = aSource()): Promise<string> {
  const asked = await askLink(door, { email, browser, knownAs: null, visitor }, at)
  expect(asked).toEqual({ ok: true, value: null })
  return browser
}

/** What stands in the newest letter to someone. */
async function mailed({ userId }: Pick<Worker, 'userId'>) {
  const rows = await books()
    .select({ id: signIn.id })
    .from(signIn)
    .where(eq(signIn.userId, userId))
    .orderBy(signIn.createdAt)
  const { id } = the(rows.at(-1))
  return { id, key: linkKey('sign_in', id), code: sixDigits('sign_in', id) }
}

async function asDue(id: string): Promise<Due> {
  const [row] = await books().select().from(message).where(eq(message.signInId, id))
  return the(row) as Due
}

async function entered(worker: Worker, at = now): Promise<Opened> {
  const browser = await asks(worker.email, at)
  const opened = await enterByLink(door, { key: (await mailed(worker)).key, browser }, at)
  if (!opened.ok) throw new Error(opened.reason)
  return opened.value
}

const wrongFor = (code: string) => (code === '000000' ? '000001' : '000000')

describe('a link by e-mail', () => {
  test('opens the door for the browser that asked, once', async () => {
    const worker = await aWorker()
    const browser = await asks(worker.email)
    const { key } = await mailed(worker)
    const opened = await enterByLink(door, { key, browser }, after(minutes(9)))
    expect(opened).toMatchObject({ ok: true, value: { userId: worker.userId } })
    expect(await enterByLink(door, { key, browser }, after(minutes(9)))).toMatchObject({
      reason: 'link_gone',
    })
    expect(await sessionsOf(worker.userId)).toHaveLength(1)
    expect(await theUser(worker.email)).toMatchObject({ signedInAt: after(minutes(9)) })
  })

  test('opens nothing for another browser, and stays good for the one that asked', async () => {
    const worker = await aWorker()
    const browser = await asks(worker.email)
    const { key } = await mailed(worker)
    for (const other of ['', newSecret()])
      expect(await enterByLink(door, { key, browser: other }, now)).toMatchObject({ reason: 'link_gone' })
    expect(await enterByLink(door, { key, browser }, now)).toMatchObject({ ok: true })
  })

  test('opens nothing after ten minutes', async () => {
    const worker = await aWorker()
    const browser = await asks(worker.email)
    const { key } = await mailed(worker)
    expect(await enterByLink(door, { key, browser }, after(minutes(10)))).toMatchObject({
      reason: 'link_gone',
    })
  })

  test('opened by fifty clicks at once is one session', async () => {
    const worker = await aWorker()
    const browser = await asks(worker.email)
    const { key } = await mailed(worker)
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => enterByLink(door, { key, browser }, now)),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await sessionsOf(worker.userId)).toHaveLength(1)
  })

  test('is in no table: only what follows from it', async () => {
    const worker = await aWorker()
    const browser = await asks(worker.email)
    const { id, key, code } = await mailed(worker)
    const [row] = await books().select().from(signIn).where(eq(signIn.id, id))
    const kept = JSON.stringify(row, (_, value) =>
      value?.type === 'Buffer' ? Buffer.from(value).toString() : value,
    )
    for (const secret of [key, code, browser]) expect(kept).not.toContain(secret)
  })

  test('the letter holds the link and the code, and is not sent when they open nothing any more', async () => {
    const worker = await aWorker()
    await asks(worker.email)
    const { id, key, code } = await mailed(worker)
    process.env.PUBLIC_URL = 'https://wegwijs.example/'
    const letter = the(await doorLetter(postman, await asDue(id), now))
    expect(letter.to).toBe(worker.email)
    expect(letter.text).toContain(`https://wegwijs.example/inloggen/link?sleutel=${key}`)
    expect(letter.text).toContain(code)
    expect(letter.subject).not.toContain(code)
    expect(await doorLetter(postman, await asDue(id), after(minutes(10)))).toBeNull()
  })
})

test('who asks on and on from elsewhere keeps nobody out, however often', async () => {
  const worker = await aWorker()
  const [stranger, own] = [aSource(), aSource()]
  const ask = (visitor: Visitor) =>
    askLink(door, { email: worker.email, browser: newSecret(), knownAs: null, visitor }, now)
  for (let time = 0; time < stepOf('sign_in_letter', 'recipient').free + 10; time++) await ask(stranger)
  expect(await ask(stranger)).toMatchObject({ reason: 'slow_down' })
  expect(await ask(own)).toMatchObject({ ok: true })
})

describe('six digits', () => {
  test('open the door in the browser that asked, once', async () => {
    const worker = await aWorker()
    const browser = await asks(worker.email)
    const { code } = await mailed(worker)
    const typed = { code, browser, visitor: aSource() }
    expect(await enterByCode(door, { ...typed, browser: newSecret() }, now)).toMatchObject({
      reason: 'code_wrong',
    })
    expect(await enterByCode(door, typed, now)).toMatchObject({ ok: true, value: { userId: worker.userId } })
    expect(await enterByCode(door, typed, now)).toMatchObject({ reason: 'code_wrong' })
    expect(await enterByLink(door, { key: (await mailed(worker)).key, browser }, now)).toMatchObject({
      ok: false,
    })
  })

  test('may be typed wrong five times, also when that happens at once', async () => {
    const worker = await aWorker()
    const browser = await asks(worker.email)
    const { code, id } = await mailed(worker)
    const wrong = { code: wrongFor(code), browser, visitor: aSource() }
    await Promise.all(Array.from({ length: 8 }, () => enterByCode(door, wrong, now)))
    const [row] = await books().select().from(signIn).where(eq(signIn.id, id))
    expect(row?.codeTries).toBe(5)
    expect(await enterByCode(door, { ...wrong, code, visitor: aSource() }, now)).toMatchObject({
      reason: 'code_wrong',
    })
  })

  test('of a letter that came late open the door too, when another was asked for meanwhile', async () => {
    const worker = await aWorker()
    const browser = await asks(worker.email)
    const { code } = await mailed(worker)
    await asks(worker.email, after(minutes(1)), browser)
    const typed = { code, browser, visitor: aSource() }
    expect(await enterByCode(door, typed, after(minutes(2)))).toMatchObject({ ok: true })
  })

  test('are five tries of every letter, however many a browser asked for', async () => {
    const worker = await aWorker()
    const browser = await asks(worker.email)
    const { code: first } = await mailed(worker)
    await asks(worker.email, after(1), browser)
    const wrong = { code: wrongFor(first), browser, visitor: aSource() }
    for (let i = 0; i < 5; i++) await enterByCode(door, wrong, after(minutes(1)))
    const { code: second } = await mailed(worker)
    for (const code of [first, second])
      expect(await enterByCode(door, { ...wrong, code }, after(minutes(1)))).toMatchObject({
        reason: 'code_wrong',
      })
  })

  test('are right at the fifth try', async () => {
    const worker = await aWorker()
    const browser = await asks(worker.email)
    const { code } = await mailed(worker)
    const visitor = aSource()
    for (let i = 0; i < 4; i++) await enterByCode(door, { code: wrongFor(code), browser, visitor }, now)
    expect(await enterByCode(door, { code, browser, visitor }, now)).toMatchObject({ ok: true })
  })

  test('of one place that types many wrong ones have to wait', async () => {
    const visitor = aSource()
    for (let i = 1; i < stepOf('sign_in_code', 'address').free; i++)
      await countTry('sign_in_code', 'address', visitor.address, now)
    const wrong = (at = now) => enterByCode(door, { code: '123456', browser: newSecret(), visitor }, at)
    expect(await wrong()).toMatchObject({ reason: 'code_wrong' })
    expect(await wrong()).toMatchObject({ reason: 'slow_down' })
    expect(await wrong(after(minutes(16)))).toMatchObject({ reason: 'code_wrong' })
  })

  test('that are right open the door at an address at which others typed very many wrong ones', async () => {
    const visitor = aSource()
    const worker = await aWorker()
    const browser = await asks(worker.email, now, newSecret(), visitor)
    const { code } = await mailed(worker)
    for (let i = 0; i < 2 * stepOf('sign_in_code', 'address').free; i++)
      await countTry('sign_in_code', 'address', visitor.address, now)
    expect(await enterByCode(door, { code, browser, visitor }, now)).toMatchObject({ ok: true })
  })
})

describe('nobody learns who works here', () => {
  test('an unknown address gets the same answers as a known one, whatever is tried', async () => {
    const worker = await aWorker()
    const stories = await Promise.all(
      [worker.email, 'niemand@elders.example'].map(async (email) => {
        const browser = newSecret()
        const visitor = aSource()
        const answers: unknown[] = []
        for (let i = 0; i < 7; i++)
          answers.push(await askLink(door, { email, browser, knownAs: null, visitor }, now))
        for (let i = 0; i < 7; i++)
          answers.push(await enterByCode(door, { code: '-', browser, visitor }, now))
        answers.push(await enterByLink(door, { key: newSecret(), browser }, now))
        return answers
      }),
    )
    expect(stories[0]).toEqual(stories[1])
    expect(await theUser('niemand@elders.example')).toBeNull()
  })

  test('an unknown address asks of the database exactly what a known one does', async () => {
    const asked = async (email: string) => {
      const { email: known } = await aWorker()
      const input = { email: email || known, browser: newSecret(), knownAs: null, visitor: aSource() }
      // Without what is filled in.
      return (await statementsOf(() => askLink(door, input, now))).map(({ query }) => query)
    }
    const [known, unknown] = [await asked(''), await asked(`niemand.${randomUUID()}@elders.example`)]
    expect(known.length).toBeGreaterThan(4)
    expect(unknown.toSorted()).toEqual(known.toSorted())
  })

  test('who was removed, and a volunteer who has not promised yet, get no letter', async () => {
    const gone = await aWorker()
    await books().update(member).set({ deactivatedAt: now }).where(eq(member.id, gone.memberId))
    const waiting = await aWorker({ role: 'trainer', volunteer: true })
    for (const { email, userId } of [gone, waiting]) {
      await asks(email)
      expect(await books().select().from(signIn).where(eq(signIn.userId, userId))).toEqual([])
    }
  })
})

describe('asking too often', () => {
  test('one address has to wait after five letters in an hour, but not for who asks elsewhere', async () => {
    const worker = await aWorker()
    const stranger = aSource()
    for (let i = 0; i < 5; i++) await asks(worker.email, now, newSecret(), stranger)
    const from = (visitor: Visitor) => ({
      ...{ email: worker.email, browser: newSecret() },
      ...{ knownAs: null, visitor },
    })
    expect(await askLink(door, from(stranger), now)).toMatchObject({ reason: 'slow_down' })
    expect(await askLink(door, from(stranger), after(minutes(1)))).toMatchObject({ ok: true })
    expect(await askLink(door, from(aSource()), now)).toMatchObject({ ok: true })
  })

  test('after thirty from everywhere one address costs a sum each, and strangers keep its owner out of nothing', async () => {
    const worker = await aWorker()
    const strangers = Array.from({ length: 30 }, () => aSource())
    for (const one of strangers) await asks(worker.email, now, newSecret(), one)
    const ask = (given: Partial<Parameters<typeof askLink>[1]> = {}) =>
      askLink(
        door,
        { email: worker.email, browser: newSecret(), knownAs: null, visitor: aSource(), ...given },
        now,
      )
    expect(await ask()).toMatchObject({ reason: 'crowded' })
    // In a browser in which she signed in before it is as if there were no strangers; in another it is a sum.
    const knownAs = linkKey('known browser', worker.userId)
    expect(await ask({ knownAs })).toMatchObject({ ok: true })
    expect(await ask({ knownAs: linkKey('known browser', randomUUID()) })).toMatchObject({
      reason: 'crowded',
    })
    const visitor = aSource()
    expect(await ask({ visitor: { ...visitor, pass: aPass(visitor, now) } })).toMatchObject({ ok: true })
  })

  test('a hundred from everywhere keep the owner out of no browser: she does a sum, and has a letter for it', async () => {
    const worker = await aWorker()
    const ask = (visitor: Visitor) =>
      askLink(door, { email: worker.email, browser: newSecret(), knownAs: null, visitor }, now)
    for (let i = 0; i < 100; i++) await ask(aSource())
    const visitor = aSource()
    expect(await ask(visitor)).toMatchObject({ reason: 'crowded' })
    const own = { ...visitor, pass: aPass(visitor, now) }
    expect(await ask(own)).toMatchObject({ ok: true })
    // By then a sum is worth one letter.
    expect(await ask(own)).toMatchObject({ reason: 'crowded' })
  })

  test('what was sent to another browser stays good, however many are asked for', async () => {
    const worker = await aWorker()
    const browser = await asks(worker.email)
    const { key } = await mailed(worker)
    for (let i = 0; i < 20; i++) await asks(worker.email, after(1_000 * (i + 1)))
    expect(await enterByLink(door, { key, browser }, after(minutes(1)))).toMatchObject({ ok: true })
  })

  test('one place has to wait after a hundred, whoever it asks for', async () => {
    const visitor = aSource()
    for (let i = 0; i < stepOf('sign_in_letter', 'address').free; i++)
      await countTry('sign_in_letter', 'address', visitor.address, now)
    const next = { email: `demo.${randomUUID()}@werk.example`, browser: newSecret(), knownAs: null, visitor }
    expect(await askLink(door, next, now)).toMatchObject({ reason: 'slow_down' })
  })

  test('what is counted holds no address', async () => {
    const worker = await aWorker()
    await asks(worker.email)
    const rows = await books().execute<{ source: Buffer }>('select source from attempt')
    for (const { source } of rows) expect(Buffer.from(source)).toHaveLength(32)
  })
})

describe('the invented people of the demo', () => {
  const email = `demo.${randomUUID()}@demo.example`

  test('are let in with demo data, and only they', async () => {
    process.env.DEMO = '1'
    const [invented, real] = [await aWorker({ email }), await aWorker()]
    expect((await demoPeople(door)).map(({ memberId }) => memberId)).toEqual([invented.memberId])
    expect(await joinDemo(door, { memberId: invented.memberId }, now)).toMatchObject({ ok: true })
    expect(await joinDemo(door, { memberId: real.memberId }, now)).toMatchObject({ reason: 'no_demo' })
  })

  test('do not exist anywhere else', async () => {
    delete process.env.DEMO
    const { id } = the(await theUser(email))
    const { id: memberId } = the(await theWork(id))
    expect(await demoPeople(door)).toEqual([])
    expect(await joinDemo(door, { memberId }, now)).toMatchObject({ reason: 'no_demo' })
  })
})

describe('behind the door', () => {
  test('nobody but the one who keeps it looks anybody up', async () => {
    const { actor } = await aWorker()
    for (const other of [actor, anyone]) {
      await expect(
        askLink(other, { email: 'a@b.nl', browser: '', knownAs: null, visitor: aSource() }, now),
      ).rejects.toThrow(Forbidden)
      await expect(enterByLink(other, { key: '', browser: '' }, now)).rejects.toThrow(Forbidden)
      await expect(joinDemo(other, { memberId: randomUUID() }, now)).rejects.toThrow(Forbidden)
    }
  })

  test('what opens nothing any more is swept away', async () => {
    const worker = await aWorker()
    await entered(worker)
    await asks(worker.email)
    await sweepSignIns(door, {}, after(hours(24)))
    expect(await sessionsOf(worker.userId)).toEqual([])
    expect(await books().select().from(signIn)).toEqual([])
  })
})

describe('a work account', () => {
  const issuer = 'https://inloggen.werk.example'
  const comes = (email: string, sub: string) =>
    enterByProvider(door, { claims: { sub, email, email_verified: true } }, now)

  beforeEach(() => {
    Object.assign(process.env, {
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: 'wegwijs',
      OIDC_CLIENT_SECRET: 'only-in-tests',
    })
  })

  test('is that of the first time ever after: another one with the same address stays out', async () => {
    const worker = await aWorker()
    const [own, other] = [randomUUID(), randomUUID()]
    expect(await comes(worker.email, own)).toMatchObject({ ok: true, value: { userId: worker.userId } })
    expect(await comes(worker.email, other)).toMatchObject({ reason: 'other_account' })
    expect(await comes(worker.email, own)).toMatchObject({ ok: true })
    expect(await sessionsOf(worker.userId)).toHaveLength(2)
  })

  test('opens the door also when its address changed, also to one that a colleague had', async () => {
    const [worker, colleague] = [await aWorker(), await aWorker()]
    const own = randomUUID()
    await comes(worker.email, own)
    const renamed = await comes('demo.getrouwd@werk.example', own)
    expect(renamed).toMatchObject({ ok: true, value: { userId: worker.userId } })
    expect(await comes(colleague.email, own)).toMatchObject({ value: { userId: worker.userId } })
  })

  test('without anything by which to know it again opens nothing', async () => {
    const worker = await aWorker()
    for (const sub of [undefined, '', 7]) {
      const claims = { sub, email: worker.email, email_verified: true }
      expect(await enterByProvider(door, { claims }, now)).toMatchObject({ reason: 'not_invited' })
    }
  })

  test('of another provider counts when the library has changed provider', async () => {
    const worker = await aWorker()
    await comes(worker.email, randomUUID())
    process.env.OIDC_ISSUER = 'https://inloggen.elders.example'
    expect(await comes(worker.email, randomUUID())).toMatchObject({ ok: true })
  })

  test('is forgotten when its owner leaves and is invited again', async () => {
    const [coordinator, own] = [await aWorker(), randomUUID()]
    const { organisationId } = coordinator
    const worker = await aWorker({ role: 'trainer', organisationId })
    await comes(worker.email, own)
    await deactivate(coordinator.actor, worker, now)
    expect(await comes(worker.email, own)).toMatchObject({ reason: 'not_invited' })
    await invited(coordinator, { ...someone(), email: worker.email })
    expect(await comes(worker.email, randomUUID())).toMatchObject({ value: { userId: worker.userId } })
  })

  test('of someone who left opens the door again at another address', async () => {
    const [coordinator, own, elsewhere] = [await aWorker(), randomUUID(), someone()]
    const worker = await aWorker({ role: 'trainer', organisationId: coordinator.organisationId })
    await comes(worker.email, own)
    await deactivate(coordinator.actor, worker, now)
    await invited(coordinator, elsewhere)
    expect(await comes(elsewhere.email, own)).toMatchObject({ ok: true })
    expect(await sessionsOf(worker.userId)).toEqual([])
  })
})
