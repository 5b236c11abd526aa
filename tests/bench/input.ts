// What reading a form costs when somebody fills it with as much as a request can hold: every input, with every kind of
// text that could take long to look through, once of 5,000 and once of 10,000 signs; prints one line of JSON.
import { globSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { hoursTyped } from '@/lib/network/rules/week'
import { hasAddress } from '@/lib/residents/rules/names'
import { withoutSecrets } from '@/lib/tools/echo'
import { wrongInEmail } from '@/lib/tools/email'
import { readPhone } from '@/lib/tools/phone'
import { findSecret } from '@/lib/tools/secrets'
import { latin } from '@/lib/tools/signs'
import { cleanText } from '@/lib/tools/text'
import { dateTyped, timeTyped } from '@/lib/tools/typed'
import { formsWith, hostile, inputFiles, inputsIn } from '../support/inputs'
import type { Input, Reading } from './results'

type Read = (text: string) => unknown

/** Below this the clock says more of itself than of what is measured; in milliseconds. */
const LEAST = 0.5

const short = hostile(5_000)
const long = hostile(10_000)
const modules = await Promise.all(
  globSync(inputFiles).map(async (file) => [file, await import(pathToFileURL(file).href)] as const),
)
const inputs = inputsIn(Object.fromEntries(modules))

/** What reads texts by itself, also where no input stands before it. */
const tools: Record<string, Read> = {
  ...{ findSecret, latin, cleanText, hasAddress, wrongInEmail, readPhone, timeTyped, hoursTyped },
  dateTyped: (text) => dateTyped(text, '2027-03-02'),
  // What a browser keeps of a form that was not right, and of one that nobody looked at: in one field, and in very many.
  withoutSecrets: (text) => keptOf({ name: text }, { name: ['too_long'] }),
  'withoutSecrets, of many fields': (text) =>
    keptOf(Object.fromEntries((text.match(/.{1,900}/gsu) ?? []).map((part, i) => [`field${i}`, part]))),
}

function keptOf(values: Record<string, string>, errors: Record<string, string[]> = {}) {
  return withoutSecrets({ values, errors, reason: null }, [])
}

const ofInputs = worst(
  inputs.flatMap((input) =>
    short.flatMap(({ kind, text }, i) => {
      const [few, many] = [text, long[i]?.text ?? ''].map((one) => formsWith(one, input))
      const read = (form: unknown) => () => input.schema.safeParse(form)
      return few?.map((form, way) => both(`${input.name}, ${kind}`, read(form), read(many?.[way]))) ?? []
    }),
  ),
)
const ofTools = worst(
  Object.entries(tools).flatMap(([name, read]) =>
    short.map(({ kind, text }, i) =>
      both(
        `${name}, ${kind}`,
        () => read(text),
        () => read(long[i]?.text ?? ''),
      ),
    ),
  ),
)
console.log(
  JSON.stringify({ inputs: inputs.length, kinds: short.length, ofInputs, ofTools } satisfies Reading),
)

function both(what: string, half: () => unknown, whole: () => unknown): Input {
  let [of5, of10] = fastest([half, whole], 2)
  // Who takes long is measured with more care: a computer has more to do, and that makes nothing faster.
  for (let round = 0; round < 5 && of10 > LEAST && (round === 0 || of10 > 2.2 * of5); round++) {
    const [again5, again10] = fastest([half, whole], 20)
    ;[of5, of10] = round === 0 ? [again5, again10] : [Math.min(of5, again5), Math.min(of10, again10)]
  }
  return { what, ms: of10, ratio: of10 > LEAST ? of10 / of5 : 1 }
}

/** The fastest of so many times, turn and turn about: what disturbs the computer disturbs both. */
function fastest(runs: [() => unknown, () => unknown], times: number): [number, number] {
  const best: [number, number] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let i = 0; i < times; i++)
    for (const [which, run] of runs.entries()) {
      const began = performance.now()
      run()
      best[which] = Math.min(best[which] as number, performance.now() - began)
    }
  return best
}

/** The slowest, and the one that grows most when a text is twice as long. */
function worst(all: Input[]): { slowest: Input; steepest: Input } {
  const by = (key: 'ms' | 'ratio') => all.reduce((most, one) => (one[key] > most[key] ? one : most))
  return { slowest: by('ms'), steepest: by('ratio') }
}
