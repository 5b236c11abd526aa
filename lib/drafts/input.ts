import { z } from 'zod'
import { isOwnTopic } from '../network/rules/topics'

/** What someone needs help with: one of the topics that the library helps with itself, or "I do not know". */
export const topicInput = z.object({
  topic: z.string({ error: 'choose_one' }).refine(isOwnTopic, 'choose_one'),
})

/** Whether someone brings a laptop of their own. */
export const laptopInput = z.object({
  ownLaptop: z.enum(['yes', 'no'], { error: 'choose_one' }).transform((answer) => answer === 'yes'),
})

/** The answer to a sum, with the sum as it was given; where to go on after it, one of our pages. */
export const sumInput = z.object({
  salt: z.string({ error: 'form_old' }).max(100, 'form_old'),
  hash: z.string({ error: 'form_old' }).max(100, 'form_old'),
  signature: z.string({ error: 'form_old' }).max(100, 'form_old'),
  answer: z.coerce.number({ error: 'form_old' }).int('form_old').nonnegative('form_old'),
})

/** Where on the resident's site somebody goes on after a sum; and the door of who works here. */
const known =
  /^(hulp(\/vestiging|\/tijd\/[a-z0-9-]{1,80})?|cursus(sen|\/\d{1,15})|gegevens\/(naam|bereiken|laptop|klopt-het)|afspraak(\/(gemaakt|mijn|bereiken|verzetten|afzeggen|vraag))?|inloggen(\/gestuurd)?)(\?(wijzig=1)?&?(antwoord=[0-9a-f]{16})?)?$/

/** A page of the walk to go back to, with the echo of the form on it; the first one when it is anything else. */
export function pageAfterSum(text: unknown): string {
  return typeof text === 'string' && known.test(text) ? text : 'hulp'
}

/** Whether after the sum somebody goes on at the door of who works here. */
export function isDoorAfterSum(page: string): boolean {
  return page.startsWith('inloggen')
}

/** Whether after the sum somebody types a code that opens something. */
export function isCodeAfterSum(page: string): boolean {
  return /^(afspraak|inloggen\/gestuurd)(\?|$)/.test(page)
}

/** The page of a form, from the address that the browser says it came from, or its own path. */
export function pageBefore(address: string, language: string): string {
  const [, path = '', asked] = /^(?:https?:\/\/[^/]+)?\/([^?#]*)(?:\?([^#]*))?/.exec(address) ?? []
  const kept = ['wijzig', 'antwoord'].flatMap((name) => {
    const value = new URLSearchParams(asked).get(name)
    return value ? [`${name}=${value}`] : []
  })
  const page = path.startsWith(`${language}/`) ? path.slice(language.length + 1) : path
  return pageAfterSum(kept.length > 0 ? `${page}?${kept.join('&')}` : page)
}
