import type { Filling, Templates, ToSay } from './_aloud'

type Known = Filling & { name: string; place?: number; code?: string; address?: string }

const reaches = { call: 'reachCall', sms: 'reachSms', email: 'reachEmail', card: 'reachCard' } as const

/** The sentences to read aloud, in order: what is so, what to bring, how it goes on, the code. */
export function sayAloud(templates: Templates, { kind, waiting, other, way }: ToSay, known: Known): string[] {
  const who = <Key extends string>(key: Key) => (other ? (`${key}Other` as const) : key)
  const what = waiting ? 'wait' : kind === 'course' ? 'course' : 'help'
  const keys = [
    who(what),
    ...(known.address ? ['address'] : []),
    ...(waiting && known.place ? [who('place')] : []),
    ...(waiting ? [] : [who(kind === 'course' ? 'bringCourse' : 'bring')]),
    reaches[way],
    'change',
    ...(known.code ? ['code'] : []),
  ] as (keyof Templates)[]
  const filled = {
    ...known,
    place: String(known.place ?? ''),
    code: spelled(known.code ?? ''),
    address: known.address ?? '',
  }
  return keys.map((key) =>
    templates[key].replace(/\{(\w+)\}/g, (_, hole) => filled[hole as keyof typeof filled]),
  )
}

/** A code as it is read out: sign by sign, three and three, in that order in a sentence from right to left too. */
function spelled(code: string): string {
  const signs = (code.match(/.{1,3}/g) ?? []).map((part) => [...part].join(' ')).join(', ')
  return `\u2066${signs}\u2069`
}
