import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { ThisFirst } from '@/app/beheer/_week-attention'

const none = { first: [], total: 0 }
const nothing = {
  attention: { hit: none, ending: none, without: none, below: none, shut: none, unseen: 0, school: [] },
  due: { calls: 0, before: null, tasks: 0, late: 0, needs: { coordinator: 0 } },
  setup: [],
  can: { email: true, sms: true },
  now: new Date('2027-03-01T09:00:00Z'),
} as unknown as Omit<Parameters<typeof ThisFirst>[0], 'proxies'>

test.each([
  ['more', 'meer proxy’s'],
  ['fewer', 'minder proxy’s'],
] as const)(
  'the coordinator reads that there are %s proxies than was set, and what to ask whom',
  (proxies, words) => {
    const html = renderToStaticMarkup(<ThisFirst {...nothing} proxies={proxies} />)
    expect(html).toContain(words)
    expect(html).toContain('TRUSTED_PROXIES')
    expect(html).toContain('Vraag wie de website beheert')
  },
)

test('the coordinator reads that very much comes from one place, and where to say that it is the library', () => {
  const attention = { ...nothing.attention, fromOnePlace: 9 }
  const html = renderToStaticMarkup(<ThisFirst {...nothing} attention={attention} proxies="ok" />)
  expect(html).toContain('9 keer geboekt')
  expect(html).toContain('href="/beheer/bibliotheek/adressen"')
})

test('and nothing as long as it is as was set', () => {
  expect(renderToStaticMarkup(<ThisFirst {...nothing} proxies="ok" />)).not.toMatch(/prox/i)
})

test.each([
  ['hit', 'vestiging waar mensen op iets staan', 'vestigingen waar mensen op iets staan'],
  ['shut', 'les op een gesloten dag', 'lessen op een gesloten dag'],
  ['below', 'cursus met te weinig mensen', 'cursussen met te weinig mensen'],
  ['ending', 'spreekuur dat stopt', 'spreekuren die stoppen'],
] as const)('of what is not named (%s) one is said as one, and two as two', (what, one, several) => {
  const left = (total: number) =>
    renderToStaticMarkup(
      <ThisFirst
        {...nothing}
        attention={{ ...nothing.attention, [what]: { first: [], total } }}
        proxies="ok"
      />,
    )
  expect(left(1)).toContain(`En nog 1 ${one}`)
  expect(left(2)).toContain(`En nog 2 ${several}`)
})
