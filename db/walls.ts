import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type postgres from 'postgres'

/** The whole of what holds in one room: policies, grants, functions, views and exclusion constraints, as SQL. */
export type Wall = { name: string; text: string }

const folder = new URL('./walls/', import.meta.url)

/** The walls of this house, in the order in which they are put up: `access` first, the others by name. */
export function readWalls(): Wall[] {
  const names = readdirSync(fileURLToPath(folder))
    .filter((name) => name.endsWith('.sql'))
    .sort()
  return names.map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }))
}

/** Takes down every policy, view, function and grant to the app, whoever made it; call it in the transaction that puts them up. */
export async function takeDown(tx: postgres.TransactionSql): Promise<void> {
  const rows = await tx.unsafe<{ statement: string | null }[]>(takingDown)
  for (const { statement } of rows) if (statement) await tx.unsafe(statement)
}

const ours = (alias: string, catalogue: string) => `not exists (select from pg_depend d
  where d.objid = ${alias}.oid and d.classid = '${catalogue}'::regclass and d.deptype = 'e')`

/** The statements, in an order in which nothing stands on what is gone already; views and functions go all at once. */
const takingDown = `
  with ours as (
    select c.*, c.oid::regclass as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and ${ours('c', 'pg_class')}
  ), routines as (
    select p.oid::regprocedure::text as name from pg_proc p
    where p.pronamespace = 'public'::regnamespace and ${ours('p', 'pg_proc')}
  ), app as (select rolname from pg_roles where rolname = 'wegwijs_app')
  select format('drop policy %I on %s', p.polname, c.name) as statement
    from pg_policy p join ours c on c.oid = p.polrelid
  union all
  select format('alter table %s disable row level security, no force row level security', name)
    from ours where relkind = 'r' and (relrowsecurity or relforcerowsecurity)
  union all
  select 'drop view ' || string_agg(name::text, ', ') from ours where relkind = 'v'
  union all
  select 'drop routine ' || string_agg(name, ', ') from routines
  union all
  select format('revoke all on %s %s from %s', case relkind when 'S' then 'sequence' else 'table' end, name, who)
    from ours, (select 'public' union all select rolname from app) given(who) where relkind in ('r', 'S')
  union all
  select 'revoke all on schema public from ' || rolname from app`

/** Puts up all walls, whole; an exclusion constraint that stands as it is written is left standing. */
export async function putUp(tx: postgres.TransactionSql, walls: readonly Wall[]): Promise<void> {
  const written = walls.flatMap(({ text }) => exclusionsIn(text))
  const standing = await exclusionsOf(tx)
  const kept = new Set<string>()
  for (const one of written) {
    const now = standing.find(({ table, name }) => table === one.table && name === one.name)
    if (now && now.words === (await asPostgresSays(tx, one))) kept.add(one.statement)
  }
  const left = written.filter(({ statement }) => kept.has(statement))
  for (const { table, name } of standing)
    if (!left.some((one) => one.table === table && one.name === name))
      await tx`alter table ${tx(table)} drop constraint ${tx(name)}`
  for (const { name, text } of walls) {
    const missing = text.replaceAll(exclusion, (statement) => (kept.has(statement) ? '' : statement))
    await tx.unsafe(missing).catch((error) => {
      throw new Error(`db/walls/${name}: ${error.message}`, { cause: error })
    })
  }
}

type Exclusion = { table: string; name: string; words: string }

const exclusion = /^ALTER TABLE (\w+) ADD CONSTRAINT (\w+)\s+(EXCLUDE [^;]+);/gm

function exclusionsIn(text: string): (Exclusion & { statement: string })[] {
  return [...text.matchAll(exclusion)].map(([statement, table, name, words]) => ({
    statement,
    table: table as string,
    name: name as string,
    words: words as string,
  }))
}

function exclusionsOf(tx: postgres.TransactionSql) {
  return tx<Exclusion[]>`
    select c.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as words
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    where k.contype = 'x' and c.relnamespace = 'public'::regnamespace`
}

/** How PostgreSQL writes the same constraint down: made on an empty table with these columns, and asked. */
async function asPostgresSays(tx: postgres.TransactionSql, { table, words }: Exclusion): Promise<string> {
  await tx`create temp table trial (like ${tx(table)})`
  await tx.unsafe(`alter table trial add constraint trial_holds ${words}`)
  const [said] = await tx<[{ words: string }]>`
    select pg_get_constraintdef(oid) as words from pg_constraint where conrelid = 'pg_temp.trial'::regclass and contype = 'x'`
  await tx`drop table trial`
  return said.words
}
