import type { z } from 'zod'

/** An input, where it stands, the fields it asks for, and whether it looks at whatever else is there (rows). */
export type Input = { name: string; schema: z.ZodType; fields: string[]; takesAll: boolean }

/** Where inputs stand: those of the rooms, and the one of the examples. */
export const inputFiles = ['lib/*/input.ts', 'lib/*/input/*.ts', 'app/beheer/voorbeelden/_example.demo.ts']

/** Every input that these modules have, by the path of its file. */
export function inputsIn(modules: Record<string, unknown>): Input[] {
  return Object.entries(modules).flatMap(([path, module]) =>
    Object.entries(module as Record<string, unknown>).flatMap(([name, schema]) =>
      isSchema(schema) ? [{ name: `${path.replace(/^\//, '')} ${name}`, schema, ...askedBy(schema) }] : [],
    ),
  )
}

const uuid = '0189c0de-0000-7000-8000-000000000001'
const choices = {
  ...{
    forSomeoneElse: 'no',
    language: 'nl',
    kind: 'consultation',
    region: 'midden',
    how: 'other',
    enrol: 'later',
  },
  ...{ publish: 'moment', rhythm: 'weekly', 'lessons.1': 'move', 'lesson.1.way': 'move', enrolDay: '1 mei' },
}

/**
 * Forms in which one text stands in every field that an input reads, also in each row of a form for several; with what
 * can be chosen left open, and chosen in such ways that what depends on it is read.
 */
export function formsWith(text: string, { fields, takesAll }: Input): Form[] {
  const everywhere = Object.fromEntries(fields.map((name) => [name, text]))
  const ids = (id: string) =>
    Object.fromEntries(fields.filter((name) => isId.test(name)).map((name) => [name, id]))
  const chosen = (way: string, contactOf: string, id: string): Form => ({
    ...{ ...everywhere, ...ids(id), ...choices, way, contactWay: way, contactOf },
  })
  const forms = [
    ...[everywhere, chosen('call', 'resident', '1'), chosen('sms', 'resident', uuid)],
    ...[chosen('email', 'resident', uuid), chosen('email', 'partner', '1')],
  ]
  return takesAll ? forms.map((form) => ({ ...inRows(form, text), ...form })) : forms
}

type Form = Record<string, string>
const isId = /Id$|^formKey$|^need$|^booking$/

/** The same in rows: `people.p0.name`, `lesson.1.day`; what was chosen is chosen in each of them. */
function inRows(form: Form, text: string): Form {
  const names = [...inRow, ...['language', 'contactOf', 'contactWay', 'way']]
  return Object.fromEntries(
    rowLists.flatMap((list) => names.map((name) => [`${list}.${name}`, form[name] ?? text])),
  )
}

const rowLists = ['people.p0', 'contacts.p0', 'holidays.p0', 'lessons.p0', 'lesson.1', 'id', 'seen', 'also']
const inRow = [
  ...[
    'name',
    'contact',
    'ownLaptop',
    'topic',
    'agreed',
    'attendanceShared',
    'another',
    'side',
    'phone',
    'email',
  ],
  ...['day', 'time', 'minutes', 'from', 'until', 'fromDate', 'untilDate', uuid],
]

/** What an input asks for: a form that answers everything writes down what it is asked. */
function askedBy(schema: z.ZodType): { fields: string[]; takesAll: boolean } {
  const asked = { fields: new Set<string>(), takesAll: false }
  const answersAll = new Proxy<Form>(
    {},
    {
      get: (_, name) => {
        if (typeof name !== 'string' || name in Object.prototype) return undefined
        asked.fields.add(name)
        return name === 'way' || name === 'contactWay' ? 'email' : '1'
      },
      has: () => true,
      ownKeys: () => {
        asked.takesAll = true
        return []
      },
    },
  )
  schema.safeParse(answersAll)
  return { fields: [...asked.fields], takesAll: asked.takesAll }
}

/** Texts of so many signs that could take somebody who looks through them long, each made of one piece over and over. */
export function hostile(length: number): { kind: string; text: string }[] {
  return Object.entries(pieces).map(([kind, piece]) => ({
    kind,
    text: piece.repeat(Math.ceil(length / piece.length)).slice(0, length),
  }))
}

const pieces = {
  ...{
    digits: '1',
    'digits apart': '1 ',
    'in twos': '12 ',
    'in twos, dashes': '12-',
    'nines that are nearly one': '111222334 ',
  },
  ...{
    'with letters': '1a',
    'letters and digits': 'ab12',
    'an account': 'NL91ABNA0417164301',
    'its beginning': 'NL91 ',
  },
  ...{
    pluses: '+',
    'plus and digit': '+1',
    'a country': '+31 6 ',
    zeros: '0',
    'zeros apart': '00 ',
    spaces: ' ',
    letters: 'a',
  },
  ...{
    lines: '\n',
    dots: '.',
    'words with dots': 'aa.',
    'at signs': '@',
    addresses: 'a@b.',
    dashes: '-',
    colons: '12:',
    commas: '1,',
  },
  ...{
    accents: 'e\u0301',
    'accents out of order': '\u0301\u0316',
    unseen: '\u200b',
    'unseen and digits': '1\u200b',
    selectors: '1\ufe0f',
  },
  ...{
    'Arabic digits': '\u0663 ',
    'digits of Devanagari': '\u0967',
    'in discs': '\u2776',
    mathematical: '\u{1d7cf} ',
    wide: '\uff11',
  },
  ...{
    sentences: '\ufdfa',
    'words in a square': '\u3316',
    'half signs': '\ud83d',
    flags: '\u{1f1f3}',
    'Greek letters': '\u039d',
    hours: '9-12, ',
  },
  ...{
    passwords: 'wachtwoord ',
    benefits: 'ww ',
    'whose code': 'pin van de ',
    times: '12.30 ',
    days: '1-1-2026 ',
    phones: '06 12345678 ',
  },
  ...{
    equals: '=',
    'lines of a month': 'a=1 ',
    ids: `${uuid} `,
    slashes: '/',
    percent: '%',
    base64: 'AAAA',
    quotes: '"',
    brackets: '[',
  },
}

function isSchema(value: unknown): value is z.ZodType {
  return typeof value === 'object' && value !== null && 'safeParse' in value
}
