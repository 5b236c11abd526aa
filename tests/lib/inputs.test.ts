import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { z } from 'zod'

const scanned: number[] = []
vi.mock('@/lib/tools/secrets', async (original) => {
  const secrets = await original<typeof import('@/lib/tools/secrets')>()
  const findSecret: typeof secrets.findSecret = (text) => {
    scanned.push(text.length)
    return secrets.findSecret(text)
  }
  return { ...secrets, findSecret }
})

const files = import.meta.glob(['/lib/*/input.ts', '/lib/*/input/*.ts'], { eager: true })
const inputs = Object.entries(files).flatMap(([path, module]) =>
  Object.entries(module as Record<string, unknown>).flatMap(([name, schema]) =>
    isSchema(schema) ? [[`${path} ${name}`, schema] as const] : [],
  ),
)

/** Every name under which a form sends something that people type, also of one resident in a form for several. */
const typed = ['name', 'email', 'phone', 'sms', 'contact', 'code', 'letter', 'newOrganisation', 'library']
const chosen = {
  way: 'email',
  contactWay: 'email',
  contactOf: 'resident',
  forSomeoneElse: 'no',
  language: 'nl',
}

function formWith(text: string): Record<string, string> {
  const one = { ...chosen, ...Object.fromEntries(typed.map((name) => [name, text])) }
  const many = Object.entries(one).map(([name, value]) => [`people.p0.${name}`, value])
  return { ...one, ...Object.fromEntries(many) }
}

beforeEach(() => {
  scanned.length = 0
})

describe('what is far too long is said to be so before anything looks for secrets in it', () => {
  test.each(inputs)('%s', (_name, schema) => {
    for (const way of ['email', 'call', 'sms']) {
      const form = { ...formWith('1 '.repeat(5_000)), way, contactWay: way, 'people.p0.contactWay': way }
      schema.safeParse(form)
      schema.safeParse('1 '.repeat(5_000))
    }
    expect(scanned).toEqual([])
  })

  test('and what is not too long is looked through, or this would prove nothing', () => {
    for (const [, schema] of inputs) schema.safeParse(formWith('Demo'))
    expect(scanned.length).toBeGreaterThan(5)
    expect(inputs.length).toBeGreaterThan(20)
  })
})

function isSchema(value: unknown): value is z.ZodType {
  return typeof value === 'object' && value !== null && 'safeParse' in value
}
