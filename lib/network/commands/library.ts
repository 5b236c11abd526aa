import { and, eq } from 'drizzle-orm'
import { organisation, settings } from '@/db/tables/network'
import { type Actor, must } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { ok, type Result, refuse } from '../../tools/result'
import { transaction } from '../../tools/transaction'
import type { LibraryInput } from '../input/library'
import type { LogoInput } from '../input/logo'
import type { RulesInput } from '../input/rules'
import type { Window } from '../rules/hours'
import { inTurn } from '../steps/turn'

type Saved = { organisationId: number }

/** Says what the library is called, how it is reached, and from whom its letters are. */
export async function saveLibrary(
  actor: Actor,
  { called, phone, senderName, replyTo }: LibraryInput,
  now: Date,
): Promise<Result<Saved, 'unknown'>> {
  must(actor, 'library.set')
  return change(actor, 'library', now, async (tx, organisationId) => {
    await tx.update(organisation).set({ name: called, phone }).where(eq(organisation.id, organisationId))
    await set(tx, organisationId, { senderName, replyTo })
  })
}

/** Says when the library calls people, how long they may think, how far ahead they can book and how full it may be. */
export async function saveRules(
  actor: Actor,
  { calls, ...rules }: RulesInput,
  now: Date,
): Promise<Result<Saved, 'unknown'>> {
  must(actor, 'library.set')
  return change(actor, 'rules', now, (tx, organisationId) =>
    set(tx, organisationId, { ...windowsOf(calls), ...rules }),
  )
}

/** Gives the library a mark of its own, on pages and on paper. */
export async function saveLogo(
  actor: Actor,
  { logo }: LogoInput,
  now: Date,
): Promise<Result<Saved, 'unknown'>> {
  must(actor, 'library.set')
  return change(actor, 'logo', now, (tx, organisationId) =>
    set(tx, organisationId, { logo: Buffer.from(logo) }),
  )
}

/** Takes the mark of the library away; done again it stays away. */
export async function removeLogo(actor: Actor, _input: object, now: Date): Promise<Result<Saved, 'unknown'>> {
  must(actor, 'library.set')
  return change(actor, 'logo', now, (tx, organisationId) => set(tx, organisationId, { logo: null }))
}

type Settings = Partial<typeof settings.$inferInsert>

/** What is changed of the library of who asks, one after the other, with its line in the journal. */
function change(
  actor: Actor,
  why: string,
  now: Date,
  work: (tx: Transaction, organisationId: number) => Promise<unknown>,
): Promise<Result<Saved, 'unknown'>> {
  return transaction<Saved, 'unknown'>(actor, async (tx) => {
    const organisationId = await inTurn(tx, actor)
    const own = and(eq(organisation.id, organisationId), eq(organisation.kind, 'library'))
    const [there] = await tx.select({ id: organisation.id }).from(organisation).where(own)
    if (!there) return refuse('unknown')
    await work(tx, organisationId)
    const rowIds = [String(organisationId)]
    await note(tx, actor, { verb: 'change', kind: 'settings', why, rowIds }, now)
    return ok({ organisationId })
  })
}

/** What is not said stays as it was. */
async function set(tx: Transaction, organisationId: number, some: Settings): Promise<void> {
  await tx
    .insert(settings)
    .values({ organisationId, ...some })
    .onConflictDoUpdate({ target: settings.organisationId, set: some })
}

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

function windowsOf(calls: (Window | null)[]): Settings {
  return Object.fromEntries(
    days.flatMap((day, i) => [
      [`${day}From`, calls[i]?.fromTime ?? null],
      [`${day}Until`, calls[i]?.untilTime ?? null],
    ]),
  )
}
