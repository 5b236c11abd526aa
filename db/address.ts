/**
 * What is wrong with the address of a database, as a sentence for who runs the site; null when it can be one. Several
 * hosts are refused: the driver takes whichever answers, also a standby on which nothing can be written.
 */
export function addressTrouble(name: string, address: string): string | null {
  const [, hosts = ''] = /^[a-z]+:\/\/(?:[^/?#]*@)?([^/?#]*)/i.exec(address) ?? []
  if (hosts.includes(',') || /[?&](host|target_session_attrs)=/.test(address))
    return `${name} names several hosts, or which of them to take. Give one address that always leads to the primary (docs/operate.md, Failover).`
  const url = URL.canParse(address) ? new URL(address) : null
  if (url && /^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1) return null
  return `${name} is not an address of a database: postgres://name:password@host:5432/database`
}
