/**
 * An echo: what a form without a script was answered, kept in the browser that sent it, so that the page on which it
 * stands can be asked for again, by "Back", "Forward" or anew, without the form being sent again. The front server reads
 * this file before Next is there, so it imports nothing.
 */

/** The cookie with the echo of the form that was answered last. */
export const echoCookie = 'wegwijs-antwoord'
/** By this an address says that an echo belongs to it; it holds a random number and nothing of what was typed. */
const echoParam = 'antwoord'
/** Signs of a cookie that goes along in the head of an answer: a proxy has room for four thousand of all there is in it. */
export const MOST_OF_ECHO = 2_400

/** What the front server tells the app of a form that came without a script: how React would find it again. */
export const formHeader = 'x-wegwijs-form'
/** That an address is asked for again, with the number of the echo that is to be shown there. */
export const againHeader = 'x-wegwijs-again'

/** The form of a page: the build that wrote it, its action, and where in the page it stands. */
export type FormMark = { build: string; action: string; key: string }
/** What stands legibly before what is sealed. */
type EchoMark = FormMark & { id: string }

const mark = /^([0-9a-f]{8})\.([0-9a-f]{40,64})\.(k[\w+/=-]{1,80})$/
const number = /^[0-9a-f]{16}$/

/** A form as a header or a cookie says it. */
export function writeMark({ build, action, key }: FormMark): string {
  return `${build}.${action}.${key}`
}

/** The form that a header or a cookie names; null when it names none. */
export function readMark(text: string): FormMark | null {
  const [, build, action, key] = mark.exec(text) ?? []
  return build && action && key ? { build, action, key } : null
}

/** The echo in a cookie: which form it belongs to, and what is sealed; null when it is none. */
export function readEcho(cookie: string): (EchoMark & { sealed: string }) | null {
  const [id = '', build, action, key, sealed] = cookie.split('.')
  const form = readMark(`${build}.${action}.${key}`)
  return form && sealed && number.test(id) ? { ...form, id, sealed } : null
}

/** The number of the echo that an address asks for; null when it asks for none. */
export function echoAskedIn(url: string): string | null {
  const asked = new URLSearchParams(url.split('?')[1]).get(echoParam)
  return asked !== null && number.test(asked) ? asked : null
}

/** The address with the number of an echo, in place of the one that it had. */
export function withEcho(url: string, id: string): string {
  const [path = '', search] = url.split('?')
  const asked = new URLSearchParams(search)
  asked.set(echoParam, id)
  return `${path}?${asked}`
}
