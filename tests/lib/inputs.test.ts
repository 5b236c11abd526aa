import { globSync, readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { formsWith, hostile, inputsIn } from '../support/inputs'
import { scansOfLong, watch } from '../support/scans'

const scanned: number[] = []
vi.mock('@/lib/tools/secrets', async (original) => {
  const secrets = await original<typeof import('@/lib/tools/secrets')>()
  const findSecret: typeof secrets.findSecret = (text) => {
    scanned.push(text.length)
    return secrets.findSecret(text)
  }
  return { ...secrets, findSecret }
})

const inputs = inputsIn(
  import.meta.glob(['/lib/*/input.ts', '/lib/*/input/*.ts', '/app/beheer/voorbeelden/_example.demo.ts'], {
    eager: true,
  }),
)

beforeEach(() => {
  scanned.length = 0
})

describe('what is far too long is said to be so before anything looks through it', () => {
  // The mark of a library is a file, written as text: it may be that long.
  const short = inputs.filter(({ name }) => !name.endsWith(' logoInput'))
  const [{ text = '' } = {}] = hostile(10_000).filter(({ kind }) => kind === 'digits apart')
  let unwatch = () => {}
  afterEach(() => unwatch())

  test.each(short)('$name', (input) => {
    const { schema } = input
    // Once unwatched: an input prepares itself when it is first used.
    schema.safeParse({})
    unwatch = watch(9_000)
    for (const form of [...formsWith(text, input), text]) schema.safeParse(form)
    unwatch()
    expect(scansOfLong()).toEqual([])
    expect(scanned).toEqual([])
  })

  test('and what is not too long is looked through, or this would prove nothing', () => {
    for (const input of inputs) for (const form of formsWith('Demo', input)) input.schema.safeParse(form)
    expect(scanned.length).toBeGreaterThan(100)
    expect(inputs.length).toBeGreaterThan(100)
    expect(inputs.flatMap(({ fields }) => fields)).toEqual(
      expect.arrayContaining(['name', 'contact', 'phone', 'postcode', 'needDigits', 'callWhen']),
    )
    unwatch = watch(3)
    for (const { schema } of inputs) schema.safeParse({ name: 'Demo Riet' })
    unwatch()
    expect(scansOfLong()).toContain('replace')
  })
})

test('every input that a door reads with is among them', () => {
  const known = new Set(inputs.map(({ name }) => name.split(' ')[1]))
  const used = globSync('app/**/*.{ts,tsx}').flatMap((file) =>
    [
      ...readFileSync(file, 'utf8').matchAll(
        /(?:[aA]ction|device(?:Command|Query))\(\s*(\w+(?:Input|Form)),/g,
      ),
    ].map(([, input = '']) => input),
  )
  expect(used.length).toBeGreaterThan(100)
  expect([...new Set(used)].filter((input) => !known.has(input))).toEqual([])
})
