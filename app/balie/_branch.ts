import { ownCookie, setOwnCookie } from '@/app/_shared/cookies'
import { anyone } from '@/app/_shared/guest'
import { type Branch, branches } from '@/lib/network/queries/branches'
import { type Actor, must } from '@/lib/tools/access'
import { fresh } from '@/lib/tools/fresh'
import { ok, type Result } from '@/lib/tools/result'

/** At which branch this computer stands: of nobody, so it stays when the browser closes. */
export const branchCookie = 'wegwijs-branch'
const YEAR = 365 * 86_400

/** Names and hours change seldom: they are asked once a minute, however many screens there are. */
export const knownBranches = fresh(60, () => branches(anyone))

/** The branch at which this computer stands, as somebody chose it here; null as long as nobody did. */
export function keptBranch(): Promise<string | null> {
  return ownCookie(branchCookie)
}

/** The branch that is asked for, the one where this computer stands, or the first; null when there is none yet. */
export async function branchHere(asked: string | undefined): Promise<Branch | null> {
  const all = await knownBranches()
  const kept = await keptBranch()
  const named = (slug: string | null | undefined) => all.find((one) => one.slug === slug)
  return named(asked) ?? named(kept) ?? all[0] ?? null
}

/** Remembers in this browser at which branch it stands. */
export async function keepBranch(
  actor: Actor,
  input: { vestiging: string },
  _now: Date,
): Promise<Result<{ vestiging: string }, never>> {
  must(actor, 'desk.work')
  await setOwnCookie(branchCookie, input.vestiging, YEAR)
  return ok(input)
}
