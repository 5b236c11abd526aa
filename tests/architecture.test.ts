import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { broken } from './support/architecture'
import { scripts } from './support/measures'
import { functionsOf, type SourceFile, sourcesBelow } from './support/sources'

const house = sourcesBelow(fileURLToPath(new URL('..', import.meta.url)))

test('the house keeps its own rules', () => {
  expect(house.length).toBeGreaterThan(10)
  expect(broken(house)).toEqual([])
})

describe('the checker notices every broken rule', () => {
  const cases: [rule: string, files: SourceFile[], noticed: RegExp][] = [
    [
      'a page asks the tables itself',
      [file('app/[language]/page.tsx', "import { booking } from '@/db/tables/booking'")],
      /app may not use db/,
    ],
    [
      'a page speaks SQL',
      [file('app/desk/page.tsx', "import { eq } from 'drizzle-orm'")],
      /never speaks to the database/,
    ],
    [
      'a page takes the pool',
      [file('app/desk/page.tsx', "import { database } from '@/lib/tools/database'")],
      /never speaks to the database/,
    ],
    [
      'the cellar knows the workroom',
      [file('db/client.ts', "import { config } from '../lib/tools/config'")],
      /db may not use lib/,
    ],
    [
      'a letter knows the workroom',
      [file('emails/layout.tsx', "import { dayOf } from '@/lib/tools/time'")],
      /emails may not use lib/,
    ],
    [
      'the workroom knows a door',
      [file('lib/residents/rules.ts', "import type { Guest } from '@/app/_shared/guest'")],
      /lib may not use app/,
    ],
    [
      'the workroom knows Next',
      [file('lib/residents/queries.ts', "import { cookies } from 'next/headers'")],
      /belongs at the doors/,
    ],
    [
      'the workroom knows next-auth',
      [file('lib/tools/access.ts', "import { getServerSession } from 'next-auth'")],
      /belongs at the doors/,
    ],
    ['a letter wants a browser', [file('emails/layout.tsx', "'use client'\n")], /browser has no business/],
    [
      'a room leads the wrong way',
      [file('lib/places/commands.ts', "import { book } from '../bookings/commands'")],
      /may not use the room bookings/,
    ],
    [
      'neighbours use each other',
      [file('lib/residents/queries.ts', "import { members } from '@/lib/team/queries/members'")],
      /residents may not use the room team/,
    ],
    [
      'a tool knows a room',
      [file('lib/tools/time.ts', "import { plan } from '../planning/steps/plan'")],
      /a tool may not use/,
    ],
    [
      'import in the middle of a function',
      [file('lib/places/commands.ts', "const x = await import('../bookings/rules')")],
      /may not use the room bookings/,
    ],
    ['a sixth kind of file', [file('lib/residents/helpers.ts', '')], /and nothing else/],
    ['a sixth kind of folder', [file('lib/bookings/services/cancel.ts', '')], /and nothing else/],
    ['a room within a room', [file('lib/bookings/commands/family/book.ts', '')], /and nothing else/],
    ['a tool that lies in the hall', [file('lib/time.ts', '')], /no room "time"/],
    ['a drawer in the toolbox', [file('lib/tools/time/zones.ts', '')], /side by side/],
    ['a room that is not on the plan', [file('lib/orders/rules.ts', '')], /no room "orders"/],
    [
      'a room leads to the wing below',
      [file('lib/bookings/commands/book.ts', "import { isStillTrue } from '@/lib/notices/rules/truth'")],
      /bookings may not use the room notices/,
    ],
    [
      'a door that takes a step',
      [file('app/partner/page.tsx', "import { lockOwn } from '@/lib/bookings/steps/own'")],
      /a door calls commands/,
    ],
    [
      'a command that calls the command of another room',
      [file('lib/bookings/commands/cancel.ts', "import { settle } from '../../places/commands/settle'")],
      /needs is a step/,
    ],
    [
      'a step that calls a command of its own room',
      [file('lib/bookings/steps/take.ts', "import { book } from '../commands/book'")],
      /needs is a step/,
    ],
    [
      'a step without a transaction',
      [file('lib/bookings/steps/take.ts', '/** Takes. */\nexport function take(actor: Actor) {}')],
      /the open transaction \(tx\) comes first/,
    ],
    [
      'a query in which the actor comes second',
      [file('lib/bookings/queries.ts', '/** Lists. */\nexport function list(tx: Transaction) {}')],
      /the actor comes first/,
    ],
    [
      'a command without an actor',
      [command('export async function book(input: Input, now: Date) {}')],
      /the actor comes first/,
    ],
    [
      'an arrow command without an actor',
      [command('export const book = async (input: Input) => 1')],
      /comes first/,
    ],
    [
      'a second home for time',
      [file('lib/places/rules.ts', "import { Temporal } from 'temporal-polyfill'")],
      /lib\/tools\/time\.ts/,
    ],
    ['a door with a clock of its own', [file('app/x/page.tsx', 'const now = new Date()')], /clock\.ts/],
    [
      'a command with a clock of its own',
      [file('lib/places/commands.ts', 'const now = new Date()')],
      /clock\.ts/,
    ],
    ['a rule that waits', [rule('export const x = async () => await y')], /does not wait/],
    ['a rule with a clock of its own', [rule('const now = new Date()')], /the clock is an argument/],
    ['a rule that asks the system time', [rule('const now = Date.now()')], /the clock is an argument/],
    ['a rule that throws dice', [rule('const code = Math.random()')], /chance is an argument/],
    ['a rule that looks things up', [rule("import { book } from './commands'")], /never looks anything up/],
    [
      'an input that drags the server into the browser',
      [
        file('lib/drafts/input.ts', "import { keys } from '../residents/rules'"),
        file('lib/residents/rules.ts', "import { createHash } from 'node:crypto'"),
      ],
      /an input reaches node:crypto/,
    ],
    [
      'a function without a word of explanation',
      [file('lib/tools/time.ts', 'export function later() {}')],
      /later: say in one sentence/,
    ],
    [
      'an action with a decision in it',
      [action('export const a = action(i, async () => { if (x) return })')],
      /without if/,
    ],
    ['an action that is not made by action()', [action('export const a = book')], /not: const a = book/],
    [
      'an action of the demo with a decision in it',
      [file('app/aanmelden/actions.demo.ts', 'export const a = doorAction(i, () => { if (x) return })')],
      /without if/,
    ],
    [
      'a page that takes the demo into every build',
      [file('app/aanmelden/page.tsx', "import { JoinDemo } from './_join.demo'")],
      /would stand in every build/,
    ],
    [
      'a print that may hold a name',
      [file('lib/residents/queries.ts', 'console.log(resident)')],
      /may write personal data/,
    ],
    ['a page that streams', [file('app/[language]/hulp/loading.tsx', '')], /needs a script/],
    [
      'a page with a hole in it',
      [file('app/[language]/page.tsx', '<Suspense fallback={null}>')],
      /needs a script/,
    ],
    ['a test that runs alone', [file('tests/lib/x.test.ts', `test.${'only'}('x')`)], /leaves tests out/],
    [
      'a test that is passed over',
      [file('tests/lib/x.test.ts', `describe.concurrent.${'skip'}('x')`)],
      /leaves tests out/,
    ],
    ['a file that is two nouns', [tool(long(251))], /251 lines; a file/],
    [
      'a function that is two verbs',
      [tool(`/** Goes. */\nexport function go(\n  far: number,\n) {\n${long(37)}}\n\nconst end = 1`)],
      /go has 41 lines; a function has at most 40/,
    ],
    [
      'an arrow of many lines',
      [tool(`export const go = async (far: number): Promise<void> => {\n${long(39)}}`)],
      /go has 41 lines/,
    ],
    [
      'a method of many lines',
      [tool(`class Walk {\n  async go(far: number): Promise<void> {\n${long(39, 4)}  }\n}`)],
      /go has 41 lines/,
    ],
    [
      'a long function within a long list',
      [tool(`const all = [\n  function go() {\n${long(39, 4)}  },\n]`)],
      /go has 41 lines/,
    ],
    ['a script where TypeScript runs', [file('db/copy.mjs', '')], /reads TypeScript by then/],
    ['a script of the tests', [file('tests/support/page.mjs', '')], /reads TypeScript by then/],
    ['a script at the front door', [file('postcss.config.mjs', '')], /reads TypeScript by then/],
    [
      'a reach into drizzle’s classes',
      [tool("import { PgPreparedQuery } from 'drizzle-orm/pg-core'")],
      /keeps to itself is the business of db\/driver.ts/,
    ],
    ['a reach into a transaction', [tool('const { client } = tx.session')], /business of db\/driver.ts/],
    [
      'a pool that is something else',
      [tool('const sql = db as unknown as Sql')],
      /business of db\/driver.ts/,
    ],
    ['a pool with a hidden part', [tool('(database() as { options: {} })')], /business of db\/driver.ts/],
    [
      'a seed that passes a transaction off as a pool',
      [file('db/seed.ts', 'use(tx as unknown as Database)')],
      /business of db\/driver.ts/,
    ],
    [
      'a front that asks the bundler',
      [file('app/_front/guard.ts', "import { log } from '@/lib/tools/log'")],
      /would not find @\/lib\/tools\/log/,
    ],
    [
      'a database that leaves an ending out',
      [file('db/embedded/cluster.ts', "import type { Lock } from './lock'")],
      /would not find \.\/lock/,
    ],
    [
      'a tool that starts with the site and leaves an ending out',
      [
        file('app/_start/site.ts', "import { log } from '../../lib/tools/log.ts'"),
        file('lib/tools/log.ts', "import { hide } from './hide'"),
      ],
      /lib\/tools\/log\.ts: Node reads this file itself/,
    ],
  ]

  test.each(cases)('%s', (_rule, files, noticed) => {
    expect(broken(files).join('\n')).toMatch(noticed)
  })
})

test('what runs before Node 24 is there, and nothing else, is a script', () => {
  const found = house.map(({ path }) => path).filter((path) => path.endsWith('.mjs'))
  expect(found.sort()).toEqual(scripts)
})

test('functions are found and measured as they are laid out', () => {
  const source = `/** Books. */
export async function book(
  actor: Actor,
): Promise<{
  id: string
}> {
  const go = (one: number) =>
    one + 1
  if (go(1)) {
    return go(2)
  }
}

const table = {
  rows: 1,
}
`
  expect(functionsOf({ path: 'lib/x/commands.ts', source })).toEqual([
    { name: 'book', lines: 11 },
    { name: 'go', lines: 2 },
  ])
  const found = house.flatMap((one) => (one.path.startsWith('lib/') ? functionsOf(one) : []))
  expect(found.length).toBeGreaterThan(400)
})

test('the checker has no objection to what is allowed', () => {
  const files = [
    file('app/_start/start.mjs', "import { startEmbedded } from '../../db/embedded.mjs'"),
    file('db/seed.ts', "import { plan } from '../lib/planning/steps/plan'"),
    file(
      'lib/bookings/commands.ts',
      "import { plan } from '@/lib/planning/steps/plan'\n/** Books. */\nexport async function book(\n  actor: Actor,\n) {}",
    ),
    file('lib/bookings/commands/confirm.ts', "import { book } from './book'"),
    file('lib/bookings/steps/take.ts', "import { promote } from '../../places/steps'"),
    file('lib/notices/queries/letters.ts', "import { factsOf } from '../../bookings/queries/facts'"),
    rule("import type { Booked } from './commands'\n// never new Date() here\nconst at = new Date(0)"),
    action("import { action } from '@/app/_shared/action'\n\nexport const a = action(input, book)"),
    tool(`/** Goes. */\nexport function go() {\n${long(38)}}\n\nconst table = [\n${long(50)}]`),
    file('db/driver.ts', 'const { client } = (tx as { session: Session }).session'),
    file(
      'app/_front/board.ts',
      "import { x } from '../_shared/x.ts'\nimport { log } from '../../lib/tools/log.ts'",
    ),
  ]
  expect(broken(files)).toEqual([])
})

function file(path: string, source: string): SourceFile {
  return { path, source }
}

function tool(source: string): SourceFile {
  return file('lib/tools/time.ts', source)
}

/** So many lines of work. */
function long(lines: number, margin = 2): string {
  return `${' '.repeat(margin)}go()\n`.repeat(lines)
}

function rule(source: string): SourceFile {
  return file('lib/bookings/rules.ts', source)
}

function command(source: string): SourceFile {
  return file('lib/bookings/commands.ts', source)
}

function action(source: string): SourceFile {
  return file('app/[language]/actions.ts', `'use server'\n\n${source}`)
}
