import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { jobs } from '@/app/_start/worker'
import { type Columns, wipers } from '@/lib/privacy/rules/entry'
import { plain } from '@/lib/privacy/rules/plain'
import { entries } from '@/lib/privacy/rules/register'
import { freshDatabase } from '../../support/database'
import { rowsOfRegister } from '../../support/kept'

const database = freshDatabase()

const named = (columns: Columns = {}) =>
  Object.entries(columns).flatMap(([table, names]) =>
    names
      .trim()
      .split(/\s+/)
      .map((name) => `${table}.${name}`),
  )

const ofPeople = entries.flatMap(({ wiped, counts }) => [...named(wiped), ...named(counts)])

async function catalogue(): Promise<string[]> {
  const rows = await database.sql<{ name: string }[]>`
    select c.relname || '.' || a.attname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped`
  return rows.map(({ name }) => name)
}

test('every column of every table is in the register, or said to be about nobody', async () => {
  const told = new Set([...ofPeople, ...named(plain)])
  expect((await catalogue()).filter((column) => !told.has(column))).toEqual([])
})

test('a new column is noticed', async () => {
  await database.sql`alter table course add column told_by text`
  const told = new Set([...ofPeople, ...named(plain)])
  expect((await catalogue()).filter((column) => !told.has(column))).toEqual(['course.told_by'])
  await database.sql`alter table course drop column told_by`
})

test('it names no column that is not there, and none is both about somebody and about nobody', async () => {
  const there = new Set(await catalogue())
  expect([...ofPeople, ...named(plain)].filter((column) => !there.has(column))).toEqual([])
  const about = new Set(ofPeople)
  expect(named(plain).filter((column) => about.has(column))).toEqual([])
})

test('a column that points at somebody who works here is told as what they did', async () => {
  const rows = await database.sql<{ name: string }[]>`
    select conrelid::regclass::text || '.' || a.attname as name
    from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
    where k.contype = 'f' and k.confrelid = 'user_account'::regclass`
  const about = new Set(ofPeople)
  expect(rows.map(({ name }) => name).filter((name) => !about.has(name))).toEqual([])
})

test('who wipes is a job, and each job of forgetting has something to wipe', () => {
  const names = new Set(jobs.map(({ name }) => name))
  expect(wipers.filter((name) => !names.has(name))).toEqual([])
  const used = new Set<string>(entries.map(({ by }) => by))
  expect(wipers.filter((name) => !used.has(name))).toEqual([])
  const forgetting = [...names].filter((name) => /^(forget|sweep)_/.test(name))
  expect(forgetting.sort()).toEqual([...wipers].sort())
})

test('docs/privacy.md shows the register as it is', () => {
  const paper = readFileSync(fileURLToPath(new URL('../../../docs/privacy.md', import.meta.url)), 'utf8')
  const cells = (line: string) => line.split('|').map((cell) => cell.trim())
  const shown = paper.split('\n').map((line) => cells(line).join('|'))
  const missing = rowsOfRegister().filter((row) => !shown.includes(cells(row).join('|')))
  expect(missing).toEqual([])
})
