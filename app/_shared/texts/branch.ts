import { type Called, isWholeName } from '@/lib/network/rules/where'
import type { Language } from '../language'
import { type Texts, texts } from './texts'

/** A branch as it is called in a language; one that calls itself a library, or is none, keeps its name. */
export function branchIn({ word }: Texts, branch: Called): string {
  return isWholeName(branch) ? branch.name : word('card.where', { branch: branch.name })
}

/** A branch within a sentence: "de bibliotheek in Mijdrecht"; a whole name stands alone. */
export function branchAloud(branch: Called, language: Language): string {
  return isWholeName(branch) ? branch.name : texts(language).word('aloud.library', { branch: branch.name })
}
