import { headers } from 'next/headers'
import { cache } from 'react'
import { ownAddresses } from '@/lib/network/queries/own-addresses'
import { fresh } from '@/lib/tools/fresh'
import { hashesOf, type Visitor } from '@/lib/tools/source'
import { ownCookie } from './cookies'

/** What this browser gets for a sum. */
export const passCookie = 'wegwijs-pas'

/** Seconds that an address of the library may be new, or gone. */
const KEEP_SECONDS = 5
const own = fresh(KEEP_SECONDS, async () => {
  const all = await ownAddresses({ kind: 'guest', guestId: null })
  return new Set(all.map((one) => one.toString('hex')))
})

/** Where who asks comes from: for what is done without anybody having signed in. */
export const visitor = cache(async (): Promise<Visitor> => {
  const asked = await headers()
  const hashes = hashesOf(addressIn(asked))
  const isHidden = asked.get('x-wegwijs-hidden') === '1'
  return {
    ...hashes,
    // Of a proxy that nobody told of: then everybody would be the library.
    isOwn: !isHidden && (await own()).has(hashes.address.toString('hex')),
    isHidden,
    pass: await ownCookie(passCookie),
  }
})

/** The address from which is asked, for who wants to say that it is the library's own; never kept as it is. */
export async function ownAddress(): Promise<string> {
  return addressIn(await headers())
}

function addressIn(asked: Headers): string {
  return asked.get('x-forwarded-for') || 'unknown'
}
