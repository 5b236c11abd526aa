import { cookies, headers } from 'next/headers'
import { config } from '@/lib/tools/config'

/** Whether this request came over https, by the address people use or by a proxy that is believed. */
export async function isSecure(): Promise<boolean> {
  const proto = (await headers()).get('x-forwarded-proto')
  return config().publicUrl.startsWith('https:') || proto === 'https'
}

/** A cookie of ours: scripts cannot read it, and on https the browser itself keeps it to this very host. */
export async function cookieFor(name: string) {
  const secure = await isSecure()
  const options = { httpOnly: true, sameSite: 'lax' as const, path: '/', secure }
  return { name: secure ? `__Host-${name}` : name, options }
}

/** What a cookie of ours holds in this browser. */
export async function ownCookie(name: string): Promise<string | null> {
  return (await cookies()).get((await cookieFor(name)).name)?.value ?? null
}

/** Gives the browser a cookie of ours, gone when it closes: computers in a library are shared. */
export async function setOwnCookie(name: string, value: string, maxAge?: number): Promise<void> {
  const own = await cookieFor(name)
  ;(await cookies()).set(own.name, value, { ...own.options, maxAge })
}

/** Takes a cookie of ours away from this browser. */
export async function dropOwnCookie(name: string): Promise<void> {
  await setOwnCookie(name, '', 0)
}
