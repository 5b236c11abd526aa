import type { ReactNode } from 'react'
// The core alone: of next-intl one function would be used, and the rest of it is a plug-in and a provider.
import { createTranslator } from 'use-intl/core'
import type { TopicCode, TopicGroup } from '@/lib/network/rules/topics'
import type { Language } from '../language'
import ar from './ar.json'
import { together } from './dates'
import en from './en.json'
import nl from './nl.json'

type Leaves<Tree, Path extends string = ''> = {
  [Key in keyof Tree & string]: Tree[Key] extends string
    ? `${Path}${Key}`
    : Leaves<Tree[Key], `${Path}${Key}.`>
}[keyof Tree & string]

/** Every sentence of the site has a key in the Dutch catalogue; a wrong key does not compile. */
export type TextKey = Leaves<typeof nl>

/** Why something was refused; every reason needs a sentence, or this does not compile. */
export type Reason = keyof typeof nl.reason

type Values = Record<string, string | number>
type Tree = { [key: string]: string | Tree }
type Translator = {
  (key: string, values?: Values): string
  has(key: string): boolean
}

const catalogues: Record<Language, Tree> = { nl, en, ar }
const complete: { topic: Record<TopicCode, string>; group: Record<TopicGroup, string> } = nl
void complete

const translators = new Map<Language, Translator>()

/**
 * The sentences of the site in one language. `word` gives plain text, for titles and attributes; `say`
 * gives what stands on the page: where a translation is missing it is the Dutch one, marked as Dutch.
 */
export function texts(language: Language) {
  const own = translator(language)
  const dutch = translator('nl')
  const word = (key: TextKey, values?: Values): string =>
    own.has(key) ? own(key, shown(language, values)) : dutch(key, shown('nl', values))
  const say = (key: TextKey, values?: Values): ReactNode =>
    own.has(key) ? (
      own(key, shown(language, values))
    ) : (
      <span lang="nl" dir="ltr">
        {dutch(key, shown('nl', values))}
      </span>
    )
  return { language, word, say }
}

export type Texts = ReturnType<typeof texts>

/** What somebody is reached at stays one in a sentence, also where the text goes from right to left. */
function shown(language: Language, values?: Values): Values | undefined {
  if (!values) return values
  const whole = ['phone', 'contact'].filter((name) => values[name])
  return {
    ...values,
    ...Object.fromEntries(whole.map((name) => [name, together(language, `${values[name]}`)])),
  }
}

function translator(language: Language): Translator {
  const known = translators.get(language)
  if (known) return known
  const made = createTranslator({
    locale: language,
    messages: catalogues[language],
    timeZone: 'Europe/Amsterdam',
  }) as unknown as Translator
  translators.set(language, made)
  return made
}
