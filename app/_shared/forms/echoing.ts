import { randomBytes } from 'node:crypto'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { clock } from '@/lib/tools/clock'
import { closeEcho, openEcho, withoutSecrets } from '@/lib/tools/echo'
import { dropOwnCookie, ownCookie, setOwnCookie } from '../cookies'
import {
  againHeader,
  echoCookie,
  formHeader,
  MOST_OF_ECHO,
  readEcho,
  readMark,
  withEcho,
  writeMark,
} from '../echo'
import { guestCookie } from '../guest'
import { deskCookie } from '../session'
import { type FormAction, type FormState, untouched } from './posted'

/** In a form that an action of ours reads: the name of the field that is a file, which is not kept. */
export const FILE_FIELD = '$file'

/**
 * An action whose answer to a form without a script is a page of its own, that can be asked for again: what was wrong and
 * what was typed goes along in the browser, sealed, and the answer leads to the same page with the number of it. What is
 * in `once` works one time and is not kept.
 */
export function echoed(action: FormAction, once: readonly string[] = []): FormAction {
  return async (state, form) => {
    const asked = await headers()
    // The same form is only shown again: nothing is done.
    if (asked.has(againHeader)) return (await shownBefore()) ?? untouched
    const shown = await action(state, form)
    // What a script sent stands there still, with what may not be kept for the eyes of who typed it.
    if (!asked.has(formHeader)) return shown
    const kept = withoutSecrets(shown, [...once, form.get(FILE_FIELD)])
    const page = await keepEcho(kept)
    return page === null ? kept : redirect(page)
  }
}

/**
 * Keeps in this browser what a form without a script is to show; answers the page that shows it. Null for a form that a
 * script sent. For actions only.
 */
export async function keepEcho(shown: FormState): Promise<string | null> {
  const asked = await headers()
  const [form, url] = [readMark(asked.get(formHeader) ?? ''), asked.get('x-wegwijs-path')]
  if (!form || !url) return null
  const id = randomBytes(8).toString('hex')
  const legible = `${id}.${writeMark(form)}.`
  const closed = closeEcho(shown, await labelOf(id, url), clock(), MOST_OF_ECHO - legible.length)
  await setOwnCookie(echoCookie, legible + closed)
  return withEcho(url, id)
}

/** Forgets what a form was answered: what was asked has been done. For actions only. */
export async function forgetEcho(): Promise<void> {
  if (await ownCookie(echoCookie)) await dropOwnCookie(echoCookie)
}

/** What the form was answered of which this page is asked for again; null when it is too old, or another's. */
async function shownBefore(): Promise<FormState | null> {
  const echo = readEcho((await ownCookie(echoCookie)) ?? '')
  const url = (await headers()).get('x-wegwijs-path')
  if (!echo || !url) return null
  return openEcho(echo.sealed, await labelOf(echo.id, url), clock()) as FormState | null
}

/** Whose it is, and of which page: who signed out, or who comes after them, cannot have it opened. */
async function labelOf(id: string, url: string): Promise<string> {
  const whose = (await ownCookie(deskCookie)) ?? (await ownCookie(guestCookie)) ?? ''
  return `${id} ${url.split('?')[0]} ${whose}`
}
