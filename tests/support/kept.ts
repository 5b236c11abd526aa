import { entries } from '@/lib/privacy/rules/register'
import { said } from '@/lib/privacy/rules/terms'

/** The register as the rows of a table, for docs/privacy.md. */
export function rowsOfRegister(): string[] {
  return entries.map(({ what, purpose, basis, kept, by }) => {
    const until = Object.values(kept).map(({ term, from }) => `${said(term)} ${from}`)
    const who = by.includes(' ') ? by : `\`${by}\``
    return `| ${[what, purpose, basis, until.join('; '), who].join(' | ')} |`
  })
}
