import { KNOWN_DAYS, type Opened } from '@/lib/team/rules/sessions'
import { LINK_MINUTES } from '@/lib/team/rules/signin'
import type { Actor, Partner, Staff } from '@/lib/tools/access'
import { linkKey, newSecret } from '@/lib/tools/keys'
import { ok, type Result, refuse } from '@/lib/tools/result'
import type { Visitor } from '@/lib/tools/source'
import { dropOwnCookie, ownCookie, setOwnCookie } from './cookies'
import { signInPage, withBack } from './doors'
import { keyCookies, keyIn } from './keys'
import { dropSession, holdSession, present } from './session'
import { visitor } from './visitor'

type Command<Who, Input, Answer> = (actor: Who, input: Input, now: Date) => Promise<Answer>

/** What a browser that asked for a link holds: a secret of its own, and where it wants to go. */
type Asked = { browser: string; terug: string | null }

const askedCookie = 'wegwijs-asked'
/** Who signed in here before: with it somebody can ask for a link though strangers ask for theirs all day. */
const knownCookie = 'wegwijs-bekend'

/** What this browser got when it asked for a link; null when it did not ask, or long ago. */
export async function askedHere(): Promise<Asked | null> {
  const [browser, terug] = ((await ownCookie(askedCookie)) ?? '').split('.')
  return browser ? { browser, terug: terug ? Buffer.from(terug, 'base64url').toString() : null } : null
}

/** The key that a letter brought this browser for this page; empty when there is none. */
export async function keyHere(page: keyof typeof keyCookies): Promise<string> {
  return keyIn((await ownCookie(keyCookies[page])) ?? '', Date.now())
}

/** A command that asks for a link for this browser, and for no other. */
export function forThisBrowser<
  Input extends { browser: string; knownAs: string | null; visitor: Visitor },
  Answer,
>(command: Command<Actor, Input, Answer>) {
  return async (
    actor: Actor,
    input: Omit<Input, 'browser' | 'knownAs' | 'visitor'> & { terug?: string },
    now: Date,
  ): Promise<Answer> => {
    // The one that it has: what was sent to it before may still be under way.
    const browser = (await askedHere())?.browser ?? newSecret()
    const back = Buffer.from(input.terug ?? '').toString('base64url')
    await setOwnCookie(askedCookie, `${browser}.${back}`, LINK_MINUTES * 60)
    const asked = { browser, knownAs: await ownCookie(knownCookie), visitor: await visitor() }
    return command(actor, { ...input, ...asked } as unknown as Input, now)
  }
}

/** A command that opens the door for the browser that asked; another browser gets the answer of a wrong key. */
export function byThisBrowser<Input extends { browser: string }, Answer>(
  command: Command<Actor, Input, Answer>,
) {
  return async (actor: Actor, input: Omit<Input, 'browser' | 'visitor'>, now: Date): Promise<Answer> => {
    const browser = (await askedHere())?.browser ?? ''
    return command(actor, { ...input, browser, visitor: await visitor() } as unknown as Input, now)
  }
}

/** A command that opens a session, which this browser then holds; answers with the way in. */
export function letIn<Input, Reason extends string>(
  command: Command<Actor, Input, Result<Opened | null, Reason>>,
) {
  return async (
    actor: Actor,
    input: Input & { terug?: string },
    now: Date,
  ): Promise<Result<string, Reason>> => {
    const opened = await command(actor, input, now)
    if (!opened.ok) return opened
    for (const name of Object.values(keyCookies)) await dropOwnCookie(name)
    if (!opened.value) return ok('/uitnodiging/bedankt')
    const back = input.terug ?? (await askedHere())?.terug ?? null
    await holdSession(opened.value)
    await setOwnCookie(knownCookie, linkKey('known browser', opened.value.userId), KNOWN_DAYS * 86_400)
    await dropOwnCookie(askedCookie)
    // Who is in is led further from there.
    return ok(withBack(signInPage, back))
  }
}

/** A command of who takes the second step: the session is that of this browser. */
export function inThisSession<Input extends { sessionId: string }, Value, Reason extends string>(
  command: Command<Partner | Staff, Input, Result<Value, Reason>>,
) {
  return async (
    actor: Partner | Staff,
    input: Omit<Input, 'sessionId'>,
    now: Date,
  ): Promise<Result<Value, Reason | 'signed_out'>> => {
    const who = await present()
    return who ? command(actor, { ...input, sessionId: who.sessionId } as Input, now) : refuse('signed_out')
  }
}

/** A command after which this browser is nobody's any more. */
export function lettingGo<Input, Answer>(command: Command<Partner | Staff, Input, Answer>) {
  return async (actor: Partner | Staff, input: Input, now: Date): Promise<Answer> => {
    const answer = await command(actor, input, now)
    await dropSession()
    return answer
  }
}
