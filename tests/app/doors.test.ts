import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { policyOf } from '@/app/_front/headers'
import { doorOf, doors, ownPath, workPrefixes } from '@/app/_shared/doors'
import { homeOf, mayEnter, partsFor } from '@/app/_shared/entry'
import { actorOf, type Role } from '@/lib/team/rules/sessions'
import { pagesIn, unguarded } from '../support/doors'

const root = fileURLToPath(new URL('../..', import.meta.url))
const sources = new Map(
  globSync('{app,lib,emails}/**/*.{ts,tsx,mjs}', { cwd: root }).map((path) => {
    const file = path.replaceAll('\\', '/')
    return [file, readFileSync(`${root}/${file}`, 'utf8')] as const
  }),
)

describe('a page that is not the resident’s', () => {
  test('stands in a door of the list, and asks for the right of that door', () => {
    expect(pagesIn(sources).length).toBeGreaterThan(25)
    expect(unguarded(sources)).toEqual([])
  })

  test('is behind every door of the list', () => {
    const addresses = pagesIn(sources).map(({ address }) => address)
    expect(doors.map(({ at }) => at).filter((at) => !addresses.includes(at))).toEqual([])
  })

  const asks = (at: string) => `const who = await workerHere('${at}')`
  test.each([
    ['stands in no door', 'app/beheer/zalen/page.tsx', asks('/beheer/mensen'), /stands in no door/],
    ['stands in no door, below a new address', 'app/kassa/page.tsx', asks('/bellen'), /stands in no door/],
    ['asks nothing', 'app/bellen/morgen/page.tsx', 'const who = await present()', /asks nothing/],
    [
      'asks nothing, as a file',
      'app/bellen/lijst.csv/route.ts',
      'export async function GET() {}',
      /asks nothing/,
    ],
    ['does not wait for the answer', 'app/bellen/page.tsx', "workerHere('/bellen')", /asks nothing/],
    ['asks at a wider door', 'app/partner/collegas/page.tsx', asks('/partner'), /asks \/partner$/],
    ['asks at the door above', 'app/beheer/mensen/uitnodigen/page.tsx', asks('/beheer/mensen'), /\/mensen$/],
  ])('is noticed when it %s', (_what, file, source, noticed) => {
    expect(unguarded(new Map([[file, source]])).join('\n')).toMatch(noticed)
  })

  test('may ask through what stands beside it', () => {
    const page = ['app/bellen/morgen/page.tsx', "import { mine } from '../_own'"] as const
    const beside = ['app/bellen/_own.ts', asks('/bellen')] as const
    expect(unguarded(new Map([page, beside]))).toEqual([])
  })
})

describe('an address in a text', () => {
  test('leads to a page that is there', () => {
    const there = pagesIn(sources).map(
      ({ address }) => new RegExp(`^${address.replaceAll(/\[\w+\]/g, '[^/]+')}$`),
    )
    const written = [...sources].flatMap(([file, source]) =>
      [...source.matchAll(anAddress)].map(([, path = '']) => ({
        file,
        path: path.replaceAll(/\$\{[^}]*\}/g, '1'),
      })),
    )
    expect(written.length).toBeGreaterThan(40)
    expect(written.filter(({ path }) => !there.some((page) => page.test(path)))).toEqual([])
  })
})

/** What begins with the first part of a door, between quotes or at the end of the name of the site. */
const anAddress = new RegExp(
  `(?:['"\`]|site\\})(/(?:${workPrefixes.join('|')})(?:/[\\w\\-./]*|\\$\\{[^}]*\\})*)(?=[?'"\`])`,
  'g',
)

const roles: Role[] = ['coordinator', 'adviser', 'trainer', 'dpo', 'reader', 'partner']

function worker(role: Role, contactPerson = false) {
  const work = { userId: 'u', organisationId: 1, volunteer: false, secrecyPromisedOn: null }
  return actorOf({ ...work, role, contactPerson })
}

describe('who works here', () => {
  test('has a desk to begin at, for every role', () => {
    expect(roles.map((role) => homeOf(worker(role)))).toEqual([
      '/beheer',
      '/balie',
      '/lessen',
      '/account',
      '/account',
      '/partner',
    ])
  })

  test('finds in the navigation where they may go, and nothing else', () => {
    const names = (role: Role, contactPerson?: boolean) =>
      partsFor(worker(role, contactPerson)).map(({ name }) => name)
    expect(names('coordinator')).toEqual([
      ...['Vandaag', 'Telefoon', 'Zoek', 'Lopende vragen', 'Nog te bellen', 'Lessen', 'Maandstaat'],
      ...['Partners', 'Week', 'Spreekuren', 'Cursussen', 'Gesloten dagen'],
      ...['Plekken voor partners', 'Mensen', 'Bibliotheek'],
    ])
    expect(names('adviser')).toEqual([
      ...[
        'Vandaag',
        'Telefoon',
        'Zoek',
        'Lopende vragen',
        'Nog te bellen',
        'Lessen',
        'Maandstaat',
        'Partners',
      ],
    ])
    expect(names('trainer')).toEqual(['Lessen'])
    for (const role of ['dpo', 'reader'] as const) expect(names(role)).toEqual([])
    const asked = ['Begin', 'Vragen aan ons', 'Door ons gevraagd', 'Onze boekingen']
    expect(names('partner')).toEqual(asked)
    expect(names('partner', true)).toEqual([...asked, 'Collega’s'])
  })

  test('comes in by their own doors only, also where the right is the same', () => {
    const people = ['/partner/collegas', '/beheer/mensen'] as const
    expect(people.map((at) => mayEnter(worker('partner', true), at))).toEqual([true, false])
    expect(people.map((at) => mayEnter(worker('coordinator'), at))).toEqual([false, true])
    expect(people.map((at) => mayEnter(worker('partner'), at))).toEqual([false, false])
    expect(mayEnter(worker('partner'), '/partner/boekingen/1/wijzigen')).toBe(true)
    expect(roles.filter((role) => mayEnter(worker(role), '/beheer'))).toEqual(['coordinator'])
  })

  test('comes in nowhere by an address that stands in no door', () => {
    for (const path of ['/beheer/zalen', '/balies', '/bellen2', '/'])
      for (const role of roles) expect(mayEnter(worker(role), path), path).toBe(false)
  })
})

describe('the door of an address', () => {
  test('is the nearest one above it', () => {
    expect(doorOf('/partner/boekingen/1/afzeggen')?.at).toBe('/partner/boekingen')
    expect(doorOf('/partner/nieuw')?.at).toBe('/partner')
    expect(doorOf('/partnerx')).toBeUndefined()
  })
})

const runsScripts = (url: string) => /nonce-/.test(policyOf(url) ?? '')

describe('scripts with a number', () => {
  test('run on all pages of people who work here, also on one that was forgotten in the list', () => {
    for (const { at } of doors) expect(runsScripts(`${at}?x=1`), at).toBe(at !== '/beheer/post')
    for (const path of ['/beheer', '/beheer/zalen', '/partner/x/y', '/balie/x'])
      expect(runsScripts(path)).toBe(true)
    for (const path of ['/nl', '/partnerx', '/api/health', '/balies']) expect(runsScripts(path)).toBe(false)
  })
})

describe('where someone wants to go back to', () => {
  test('is a page of ours', () => {
    for (const path of ['/partner', '/partner/boekingen?status=wacht', '/beheer/mensen', '/account'])
      expect(ownPath(path)).toBe(path)
  })

  test.each([
    'https://elders.example/',
    '//elders.example/partner',
    '/\\elders.example',
    '/partner/../api/health',
    '/partner//elders.example',
    '/partnerx',
    '/beheer/zalen',
    '/inloggen?uit=1',
    '/nl/afspraak/mijn',
    '/api/auth/callback/oidc',
    'javascript:alert(1)',
    '/partner\r\nSet-Cookie: x=1',
    '/partner@elders.example',
    `/partner/${'a'.repeat(500)}`,
    '',
    null,
    undefined,
  ])('is not %j', (path) => {
    expect(ownPath(path)).toBeNull()
  })

  test('whatever is typed never leaves the site', () => {
    const signs = [
      '/',
      '//',
      '\\',
      '..',
      'partner',
      'account',
      '@',
      ':',
      '?',
      '#',
      '%2f',
      '%5c',
      '\t',
      ' ',
      'ü',
    ]
    const parts = fc.array(fc.constantFrom(...signs, 'elders.example'), { maxLength: 6 })
    const text = parts.map((typed) => typed.join(''))
    const typed = fc.oneof(
      text,
      text.map((tail) => `/partner${tail}`),
    )
    fc.assert(
      fc.property(typed, (one) => {
        const path = ownPath(one)
        if (path === null) return
        const url = new URL(path, 'https://wegwijs.example')
        expect(url.origin).toBe('https://wegwijs.example')
        expect(url.pathname).toMatch(/^\/(partner|account)(\/|$)/)
      }),
    )
  })
})
