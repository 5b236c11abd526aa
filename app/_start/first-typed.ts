import type { z } from 'zod'
import { firstInput } from '@/lib/team/input/invitations'

type First = z.output<typeof firstInput>
type Field = keyof typeof firstInput.shape

const fields = ['library', 'name', 'email'] as const satisfies Field[]
const called: Record<Field, [english: string, dutch: string]> = {
  library: ['the name of the library', 'de naam van de bibliotheek'],
  name: ['the name of the coordinator', 'de naam van de coördinator'],
  email: ['the e-mail address of the coordinator', 'het e-mailadres van de coördinator'],
}
const usage = 'npm run first-coordinator -- "Bibliotheek Voorbeeld" "Naam" naam@bibliotheek.example'

/** What was typed behind `npm run first-coordinator`; or what is wrong with it, by its name, for who typed it. */
export function firstTyped(args: readonly string[]): { input: First } | { input: null; trouble: string } {
  const [library, name, email] = args
  const given = { library, name, email }
  const read = firstInput.safeParse(given)
  if (read.success && args.length === fields.length) return { input: read.data }
  const found = new Set(read.error?.issues.map(({ path: [field] }) => field))
  const wrong = fields.filter((field) => found.has(field))
  // Names of several words without quotes are more than three words: which of them is wrong cannot be told then.
  const why =
    args.length > fields.length
      ? ['Put quotes around a name of several words. / Zet aanhalingstekens om een naam van meer woorden.']
      : wrong.map((field) => sentence(field, given[field]))
  return { input: null, trouble: [...why, '', `  ${usage}`].join('\n') }
}

function sentence(field: Field, given: string | undefined): string {
  const [english, dutch] = called[field]
  if (!given) return `Missing: ${english}. / Hier ontbreekt ${dutch}.`
  return `Not right: ${english}, ${JSON.stringify(given)}. / Dit klopt niet: ${dutch}.`
}
