import { describe, expect, test } from 'vitest'
import { topics } from '@/lib/network/rules/topics'
import { mappingOf, usualMapping } from '@/lib/questions/rules/mapping'
import { type AlikeQuestions, isCopied, isLine, linesOf, withCopied } from '@/lib/questions/rules/month'

const alike = (given: Partial<AlikeQuestions> = {}): AlikeQuestions => ({
  ...{ topic: 'digid-app', provider: null, help: ['explained'], outcome: 'helped', minutes: null, count: 1 },
  ...given,
})
const counts = (...given: Parameters<typeof linesOf>) =>
  Object.fromEntries(linesOf(...given).map(({ line, count }) => [line, count]))

describe('a month', () => {
  test('is split as the national form wants it', () => {
    const questions = [
      alike({ count: 3 }),
      alike({ topic: 'printen', help: ['explained', 'device'], minutes: 'lt5' }),
      alike({ topic: 'cursus', help: ['referred'], outcome: 'returns' }),
    ]
    const visits = [{ channel: 'walk_in', helpedBy: 'volunteer', count: 4 }]
    expect(counts(questions, visits, [])).toEqual({
      ...{ visits: 4, 'channel.walk_in': 4, 'helper.volunteer': 4 },
      ...{ 'domain.overheid': 3, 'domain.bibliotheek': 1, 'domain.anders': 1 },
      ...{ 'provider.overheid.logius': 3, 'provider.bibliotheek.bibliotheek': 1 },
      ...{ 'help.explained': 4, 'help.device': 1, 'help.referred': 1 },
      ...{ 'referral.yes': 1, 'referral.no': 4 },
      ...{ 'outcome.helped': 4, 'outcome.returns': 1 },
      ...{ 'minutes.lt5': 1, 'minutes.unknown': 4 },
    })
  })

  test('who is behind a question is who was said, else who belongs to the topic', () => {
    expect(counts([alike({ topic: 'rijbewijs', provider: 'rdw' })], [], [])).toMatchObject({
      'provider.overheid.rdw': 1,
    })
  })

  test('a topic counts where the library says, and where the list says otherwise', () => {
    const own = [{ topic: 'digid-app', domain: 'anders', provider: 'bank' } as const]
    expect(counts([alike(), alike({ topic: 'aow' })], [], own)).toMatchObject({
      ...{ 'domain.anders': 1, 'provider.anders.bank': 1 },
      ...{ 'domain.overheid': 1, 'provider.overheid.svb': 1 },
    })
  })

  test('every line it can have has a name that is known', () => {
    const [question] = linesOf([alike()], [], [])
    expect(isLine(question?.line ?? '')).toBe(true)
    expect(isLine('provider.overheid.nobody')).toBe(false)
    expect(isLine('=1+1')).toBe(false)
  })
})

describe('a line that was copied', () => {
  const copied = (line: string, counted: number) => ({ line, counted, copiedAt: new Date(0) })

  test('stays copied until it counts otherwise', () => {
    const lines = linesOf([alike({ count: 13 })], [], [])
    const [now, then] = [13, 12].map((counted) => withCopied(lines, [copied('domain.overheid', counted)]))
    const of = (all: typeof now) => all?.find(({ line }) => line === 'domain.overheid')
    expect(isCopied(of(now) as never)).toBe(true)
    expect(isCopied(of(then) as never)).toBe(false)
    expect(of(then)?.copied?.counted).toBe(12)
  })

  test('is shown when nothing of it is left, in its place', () => {
    const all = withCopied(linesOf([alike()], [], []), [copied('domain.anders', 2)])
    const shown = all.map(({ line, count }) => [line, count])
    expect(shown.slice(0, 2)).toEqual([
      ['domain.overheid', 1],
      ['domain.anders', 0],
    ])
    expect(isCopied(all[1] as never)).toBe(false)
  })
})

test('every topic has a place in the form, and the government’s a provider', () => {
  for (const { code, domain } of topics) {
    expect(usualMapping(code).domain).toBe(domain)
    if (domain === 'overheid') expect(usualMapping(code).provider, code).not.toBe(null)
  }
  expect(mappingOf('coronabewijs', [])).toEqual({ domain: 'anders', provider: null })
})
