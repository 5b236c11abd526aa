import { expect, test } from 'vitest'
import { firstTyped } from '@/app/_start/first-typed'

const whole = ['Bibliotheek Voorbeeld', 'Demo Carla', 'Carla@Bibliotheek.example']
const trouble = (args: string[]) => {
  const typed = firstTyped(args)
  return typed.input ? null : typed.trouble
}

test('the first coordinator is typed as a library, a name and an address', () => {
  expect(firstTyped(whole)).toEqual({
    input: { library: 'Bibliotheek Voorbeeld', name: 'Demo Carla', email: 'carla@bibliotheek.example' },
  })
})

test.each([
  [['Bibliotheek Voorbeeld', 'Demo Carla', 'carla@bibliotheek'], 'Not right: the e-mail address'],
  [
    ['Bibliotheek Voorbeeld', 'carla@bibliotheek.example', 'Demo Carla'],
    'Not right: the name of the coordinator',
  ],
  [['', 'Demo Carla', 'carla@bibliotheek.example'], 'Missing: the name of the library'],
  [['Bibliotheek Voorbeeld', 'Demo Carla'], 'Missing: the e-mail address'],
  [['Bibliotheek', 'Voorbeeld', 'Demo', 'carla@bibliotheek.example'], 'Put quotes around'],
])('%j is told: %s', (args, told) => {
  expect(trouble(args)).toContain(told)
  expect(trouble(args)).toContain('npm run first-coordinator -- ')
})

test('what is right is not called wrong', () => {
  expect(trouble(['Bibliotheek Voorbeeld', 'Demo Carla', 'carla'])).not.toContain('the name of')
})
