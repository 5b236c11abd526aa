/** What can be wrong with an e-mail address. */
export type EmailRefusal = 'email_at' | 'email_space' | 'email_before' | 'email_after'

/** What stands before the @, and each part of what stands behind it, as browsers have it (HTML living standard). */
const BEFORE = /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+$/
const PART = /^[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?$/

/**
 * What is wrong with an e-mail address by the rule that browsers use; null for a right one. More than theirs: there is
 * a dot behind the @, for nobody is reached at `riet@gmail`.
 */
export function wrongInEmail(text: string): EmailRefusal | null {
  const [before = '', domain, ...more] = text.split('@')
  if (domain === undefined || more.length > 0) return 'email_at'
  if (/\s/.test(text)) return 'email_space'
  if (!BEFORE.test(before)) return 'email_before'
  const parts = asciiDomain(domain).split('.')
  return parts.length > 1 && parts.every((part) => PART.test(part)) ? null : 'email_after'
}

/** An address as mail servers know it: `info@café.nl` is at `xn--caf-dma.nl` (punycode). */
export function asciiEmail(text: string): string {
  const at = text.lastIndexOf('@')
  return `${text.slice(0, at + 1)}${asciiDomain(text.slice(at + 1))}`
}

function asciiDomain(domain: string): string {
  // What the reader of addresses would take for something else than a name stays, and is refused.
  if (/^\p{ASCII}*$/u.test(domain) || /[/\\?#:%[\]<>^|]/.test(domain)) return domain
  return URL.canParse(`http://${domain}`) ? new URL(`http://${domain}`).hostname : ''
}
