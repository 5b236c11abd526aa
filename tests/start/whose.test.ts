import { expect, test } from 'vitest'
import { whoseTrouble } from '@/app/_start/whose'
import { seed } from '@/db/seed'
import { whoseData } from '@/db/whose'
import { inviteFirst } from '@/lib/team/commands/invitations'
import { DEMO_DOMAIN } from '@/lib/team/rules/demo'
import { useDatabase as workWith } from '@/lib/tools/database'
import { done } from '../support/allowed/rows'
import { bareDatabase, freshDatabase } from '../support/database'
import { door } from '../support/workers'
import { now } from '../support/world'

const books = freshDatabase('test', 4)
const whose = (url = books.url) => whoseData(url, DEMO_DOMAIN)
const first = { library: 'Bibliotheek Voorbeeld', name: 'Carla', email: 'carla@bibliotheek.example' }

test('data is nobody’s until the demo is put in, and then the demo’s', async () => {
  expect(await whose(await bareDatabase())).toBe('nobody')
  expect(await whose()).toBe('nobody')
  expect(await seed(books.url, now)).toBe(true)
  expect(await whose()).toBe('demo')
})

test('a library is its own as soon as somebody is invited, and nothing invented is put in beside it', async () => {
  done(await inviteFirst(door, first, now))
  expect(await whose()).toBe('own')
  expect(await seed(books.url, now)).toBe(false)
  workWith(books.db)
  expect(await whose()).toBe('own')
})

test('neither is opened as the other, and the sentence says how they go side by side', () => {
  const folder = '/srv/.data'
  expect(whoseTrouble('demo', { demo: false, folder })).toMatch(
    /^\/srv\/\.data holds the demo[\s\S]*\n {2}DEMO=0 WEGWIJS_DATA=\S+ npm start$/,
  )
  expect(whoseTrouble('own', { demo: true, folder })).toMatch(/\n {2}DEMO=0 .*npm start\n/)
  expect(whoseTrouble('demo', { demo: false, folder: null })).toMatch(
    /^The database of DATABASE_URL holds the demo/,
  )
  for (const fits of ['demo', 'nobody'] as const)
    expect(whoseTrouble(fits, { demo: true, folder })).toBeNull()
  for (const fits of ['own', 'nobody'] as const)
    expect(whoseTrouble(fits, { demo: false, folder })).toBeNull()
})
