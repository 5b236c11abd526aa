import { keyed, plainHash } from './keys'

/**
 * Where somebody comes from who has not signed in, as keyed hashes: tries can be counted, and nobody can be looked up.
 */
export type Visitor = {
  address: Buffer
  network: Buffer
  /** The address is one of the library's own. */
  isOwn: boolean
  /** A proxy that nobody told of stands before us: all who come by it look like one, and are never shut out for each other. */
  isHidden: boolean
  /** What this browser got for a sum. */
  pass: string | null
}

/** The hashes by which an address and its network are known. */
export function hashesOf(address: string): { address: Buffer; network: Buffer } {
  return { address: keyed('address', addressOf(address)), network: keyed('network', networkOf(address)) }
}

/** As what network somebody is counted: a library's own address is one by itself, and its neighbours have nothing of it. */
export function networkAs({ address, network, isOwn }: Visitor): Buffer {
  return isOwn ? address : network
}

/** What is kept for a while of where a booking came from; nothing where all look like one. */
export function sourceOf(visitor: Visitor | undefined): Buffer | null {
  return !visitor || visitor.isHidden ? null : networkAs(visitor)
}

/** The hash by which a browser is counted, from what is kept of it for an hour. */
export function browserHash(guestId: string): Buffer {
  return keyed('browser', guestId)
}

/** Everybody together: those who are counted in total have one name. */
export function everybody(): Buffer {
  return plainHash('everybody')
}

/** What counts as one address: an IPv4 address, or a /64 of IPv6, in which one computer has all. */
export function addressOf(address: string): string {
  return groupsOf(address, 4) ?? address
}

/** What counts as one network: a /24 of IPv4 or a /48 of IPv6, which one subscriber may have whole. */
export function networkOf(address: string): string {
  return groupsOf(address, 3) ?? address.split('.').slice(0, 3).join('.')
}

/** The first groups of an IPv6 address, of 16 bits each; null of any other address. */
function groupsOf(address: string, count: number): string | null {
  if (!address.includes(':')) return null
  const [front = '', back] = address.split('::')
  const groups = front.split(':').filter(Boolean)
  const rest = back === undefined ? [] : back.split(':').filter(Boolean)
  const missing = back === undefined ? 0 : 8 - groups.length - rest.length
  const all = [...groups, ...Array.from({ length: Math.max(0, missing) }, () => '0'), ...rest]
  return all
    .slice(0, count)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}
