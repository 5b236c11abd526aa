import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { decode, encode } from 'next-auth/jwt'
import { cache } from 'react'
import { endSession, touch } from '@/lib/team/commands/sessions'
import { type Present, whoHolds } from '@/lib/team/queries/sessions'
import { type Opened, SESSION_HOURS } from '@/lib/team/rules/sessions'
import type { Actor } from '@/lib/tools/access'
import { clock } from '@/lib/tools/clock'
import { config } from '@/lib/tools/config'
import { log } from '@/lib/tools/log'
import { dropOwnCookie, ownCookie, setOwnCookie } from './cookies'
import { chooseWorkPage, ownPath, secondStepPage, signInPage, type WorkAddress, withBack } from './doors'
import { homeOf, mayEnter } from './entry'

/** Who keeps the door: looks up who someone is, before anybody is somebody. */
export const door: Actor = { kind: 'system', job: 'sign_in' }

/** The name of the cookie of who signed in. */
export const deskCookie = 'wegwijs-desk'

/**
 * Who signed in with this browser, read from the database for this very request: the cookie holds the ids of a
 * user and a session, sealed. Also when a second step is still needed, so: never a permission to do anything.
 */
export const present = cache(async (): Promise<Present | null> => {
  const now = clock()
  const found = await heldBy(now)
  if (found?.who.mustTouch && !(await isQuiet())) await touch(door, found.held, now)
  return found?.who ?? null
})

/** The same for a page that asks by itself how things stand: that nobody is there does not become otherwise by it. */
export async function presentQuietly(): Promise<Present | null> {
  return (await heldBy(clock()))?.who ?? null
}

/** Whether a page on the screen is asked anew by its script, as the front server saw it: nobody came along for that. */
async function isQuiet(): Promise<boolean> {
  return (await headers()).has('x-wegwijs-quiet')
}

async function heldBy(now: Date): Promise<{ who: Present; held: Opened } | null> {
  const held = await unsealed(await ownCookie(deskCookie))
  const who = held && (await whoHolds(door, held, now))
  return held && who ? { who, held } : null
}

/**
 * Who asks for a page behind this door; leads to the sign-in page who has not signed in, and shows others that it is
 * not here.
 */
export async function workerHere(at: WorkAddress): Promise<Present> {
  const who = await atWork()
  if (!mayEnter(who.actor, at)) notFound()
  return who
}

/** Who is at work in this browser; leads everybody else to where they can become so. */
export async function atWork(): Promise<Present> {
  const who = await present()
  if (!who) redirect(withBack(signInPage, await askedPath()))
  if (who.step !== 'none') redirect(withBack(secondStepPage, await askedPath()))
  return who
}

/** Where someone goes who is in: to choose their work, to where they wanted to be, or where people like them begin. */
export function wayIn(who: Present, back: string | null): string {
  const path = ownPath(back)
  if (who.step !== 'none') return withBack(secondStepPage, path)
  return who.worksElsewhere ? withBack(chooseWorkPage, path) : (path ?? homeOf(who.actor))
}

/** Gives this browser the session that was opened. For actions only. */
export async function holdSession({ userId, sessionId }: Opened): Promise<void> {
  const token = { sub: userId, sid: sessionId }
  const maxAge = SESSION_HOURS * 3600
  await setOwnCookie(deskCookie, await encode({ token, secret: config().secret, maxAge }))
}

/** Ends the session of this browser, and takes it away; answers whose it was, null when it was nobody's. For posts only. */
export async function leaveQuietly(): Promise<string | null> {
  const held = await unsealed(await ownCookie(deskCookie))
  if (held) await endSession(door, held, clock())
  await dropSession()
  return held?.userId ?? null
}

/** Takes the session away from this browser. For actions only. */
export async function dropSession(): Promise<void> {
  await dropOwnCookie(deskCookie)
}

/** The address that was asked for, as the front server saw it. */
async function askedPath(): Promise<string | null> {
  return ownPath((await headers()).get('x-wegwijs-path'))
}

async function unsealed(cookie: string | null): Promise<Opened | null> {
  if (!cookie) return null
  try {
    const token = await decode({ token: cookie, secret: config().secret })
    const { sub, sid } = (token ?? {}) as { sub?: unknown; sid?: unknown }
    return isId(sub) && isId(sid) ? { userId: sub, sessionId: sid } : null
  } catch {
    // Too old, or not made by us: the same as none.
    log('session_cookie_refused')
    return null
  }
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value)
}
