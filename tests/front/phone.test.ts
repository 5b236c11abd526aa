import { expect, test } from 'vitest'
import type { Handler } from '@/app/_front/board'
import { phonePath, rememberPhone } from '@/app/_front/phone'
import { frontSettings } from '@/app/_front/visitor'

/** An app that says a number, or that is away when it says none. */
function appThatSays(said: { phone: string | null }): Handler {
  return async (req, res) => {
    if (said.phone === null) throw new Error('away')
    res.writeHead(req.url === phonePath ? 200 : 404)
    res.end(said.phone)
  }
}

test('the server in front knows the number of the library, also when the app is away later', async () => {
  const said: { phone: string | null } = { phone: '0297 123 456' }
  const { phone, ask } = rememberPhone(appThatSays(said), '')
  expect(phone()).toBe('')
  await ask()
  expect(phone()).toBe('0297 123 456')
  said.phone = null
  await ask()
  expect(phone()).toBe('0297 123 456')
})

test('until the library wrote one down there is the number of the settings, and what is no number is none', async () => {
  const nothing = rememberPhone(appThatSays({ phone: '' }), '0297 000 000')
  await nothing.ask()
  expect(nothing.phone()).toBe('0297 000 000')
  const odd = rememberPhone(appThatSays({ phone: '<b>1</b>' }), '')
  await odd.ask()
  expect(odd.phone()).toBe('')
})

test('an invented number is shown in the demo only', () => {
  expect(frontSettings({ DEMO: '1' }).phone).toBe('06 0000 0010')
  expect(frontSettings({}).phone).toBe('')
  expect(frontSettings({ DEMO: '0', LIBRARY_PHONE: '0297 111 222' }).phone).toBe('0297 111 222')
})
