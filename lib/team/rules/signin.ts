import type { Role } from './sessions'

/** Minutes in which a mailed link or its six digits open the door. */
export const LINK_MINUTES = 10
/** How often the six digits may be typed wrong. */
export const CODE_TRIES = 5

/** What a provider says about who signed in. */
export type Claims = {
  sub?: unknown
  oid?: unknown
  email?: unknown
  email_verified?: unknown
  preferred_username?: unknown
  tid?: unknown
  roles?: unknown
}

/**
 * The address by which a provider's account is recognised, or null. Of Microsoft's accounts only those of the own
 * tenant count, by the name the tenant gave them: the e-mail field can be filled in by anybody. Of other providers
 * the address has to be verified.
 */
export function addressOf(claims: Claims, tenant: string | null): string | null {
  if (tenant !== null && String(claims.tid).toLowerCase() !== tenant.toLowerCase()) return null
  const verified = claims.email_verified === true || claims.email_verified === 'true'
  const said = tenant !== null ? claims.preferred_username : verified ? claims.email : null
  // Only plain letters: some others become plain ones when they are made small.
  return typeof said === 'string' && /^[\x21-\x7e]+@[\x21-\x7e]+$/.test(said.trim())
    ? said.trim().toLowerCase()
    : null
}

/**
 * What a provider calls an account, which stays the same when the address changes, and is never given to anybody
 * else; null when it says nothing. Microsoft's `sub` differs per application, its `oid` does not.
 */
export function workAccountOf(
  claims: Claims,
  known: { issuer: string; tenant: string | null },
): string | null {
  const said = known.tenant === null ? claims.sub : claims.oid
  return typeof said === 'string' && /^[\x21-\x7e]{1,255}$/.test(said) ? `${known.issuer} ${said}` : null
}

/** Whether someone who came in with one account may come in with this one: it is the same, or of another provider. */
export function isSameAccount(before: string | null, account: string): boolean {
  return before === null || before === account || before.split(' ')[0] !== account.split(' ')[0]
}

/**
 * Whether the provider lets this account have this role. `mapping` is `coordinator=App.Coordinator,…`; without one
 * the invitation decides alone. A mapping only takes away: nobody becomes more than they were invited for.
 */
export function roleGranted(claims: Claims, role: Role, mapping: string): boolean {
  if (mapping.trim() === '') return true
  const granted = Array.isArray(claims.roles) ? claims.roles : []
  const pairs = mapping.split(',').map((pair) => pair.split('=').map((part) => part.trim()))
  return pairs.some(([ours, theirs]) => ours === role && granted.includes(theirs))
}
