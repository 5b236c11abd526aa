import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { connect, createServer } from 'node:net'
import { expect, test } from 'vitest'
import { addressTrouble } from '@/db/address'
import { refuseSharedLines, untilThere } from '@/db/there'
import { freshDatabase } from '../support/database'

const books = freshDatabase('file', 1)
const silent = () => {}

test('an address leads to one database, which can be written to', () => {
  const wrong = (address: string) => addressTrouble('DATABASE_URL', address)
  expect(wrong('postgres://ids:p%2Cw@db.example:5432/wegwijs')).toBeNull()
  expect(wrong('postgresql://db/wegwijs?sslmode=require')).toBeNull()
  for (const several of [
    'postgres://ids:pw@one.example:5432,two.example:5432/wegwijs',
    'postgres://one,two/wegwijs',
    'postgres:///wegwijs?host=one,two',
    'postgres://one/wegwijs?target_session_attrs=read-write',
  ])
    expect(wrong(several)).toMatch(/^DATABASE_URL names several hosts/)
  for (const none of [
    'wegwijs',
    'https://db.example/wegwijs',
    'postgres://db.example',
    'postgres://a:b:c@/',
  ]) {
    expect(wrong(none)).toMatch(/^DATABASE_URL is not an address/)
    expect(wrong(none)).not.toContain('a:b')
  }
})

test('a start waits for a database that is not there yet', async () => {
  const { port, hostname } = new URL(books.url)
  const house = createServer((near) => {
    const far = connect(Number(port), hostname)
    near.pipe(far).pipe(near)
    for (const line of [near, far]) line.on('error', () => {})
  })
  house.listen(0, '127.0.0.1')
  await once(house, 'listening')
  const later = (house.address() as AddressInfo).port
  house.close()
  await once(house, 'close')
  const url = new URL(books.url)
  url.port = String(later)
  const said = Promise.withResolvers<string>()
  const waited = untilThere(url.href, said.resolve, { whole: 30_000, between: 20 })
  expect(await said.promise).toBe(
    `The database at 127.0.0.1:${later} is not there yet (ECONNREFUSED); waiting for it.`,
  )
  house.listen(later, '127.0.0.1')
  await waited
  house.close()
  await expect(untilThere(url.href, silent, { whole: 50, between: 20 })).rejects.toThrow(
    /cannot be used \(ECONNREFUSED\)/,
  )
})

test('a password that is wrong is not waited for', async () => {
  const url = new URL(books.url)
  url.password = 'wrong'
  await expect(untilThere(url.href, silent, { whole: 60_000, between: 1_000 })).rejects.toMatchObject({
    code: '28P01',
  })
})

test('lines of its own are let be', () => refuseSharedLines(books.appUrl))
