import { globSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))
/** Pure tests: no database, done in seconds. */
const rules = [
  'tests/architecture.test.ts',
  'tests/papers.test.ts',
  'tests/theme.test.ts',
  'tests/app/*.test.ts',
  'tests/**/{rules,time,typed,secrets,input}*.test.{ts,tsx}',
  'tests/lib/*/{rules,input}/*.test.ts',
]
/** Among them what puts something else in the place of a rule, to see that it is asked: apart from all others. */
const watched = ['tests/lib/inputs.test.ts']
/** The same among those with a database, found by looking: what they put in its place would stay for the next file. */
const watchedDatabase = globSync('tests/**/*.test.{ts,tsx}', { cwd: root }).filter(
  (file) => !watched.includes(file) && /\bvi\.(mock|doMock)\(/.test(readFileSync(join(root, file), 'utf8')),
)
const database = {
  globalSetup: 'tests/support/server.ts',
  // What lies in the data folder of a site that runs here is nobody's to touch.
  env: { WEGWIJS_DATA: join(tmpdir(), 'wegwijs-vitest') },
  testTimeout: 60_000,
  hookTimeout: 60_000,
  maxWorkers: 2,
  // After what is pure, which may have all of the computer.
  sequence: { groupOrder: 1 },
}

export default defineConfig({
  resolve: { alias: [{ find: /^@\//, replacement: root }] },
  // The resident's pages are never tested here: they are, in a real browser, by the stories.
  oxc: { jsx: { runtime: 'automatic' } },
  test: {
    projects: [
      // What is pure leaves nothing to the next file, and most of their time would be to load the same rules again.
      {
        extends: true,
        test: {
          name: 'rules',
          include: rules,
          exclude: [...watched, ...watchedDatabase],
          isolate: false,
          testTimeout: 30_000,
        },
      },
      { extends: true, test: { name: 'watched', include: watched, testTimeout: 30_000 } },
      // The same for these, each with a database of its own; what a file changes in its process ends with it.
      {
        extends: true,
        test: {
          ...database,
          name: 'database',
          include: ['tests/{lib,db,emails,front,start}/**/*.test.{ts,tsx}'],
          exclude: [...rules, ...watchedDatabase],
          isolate: false,
          setupFiles: 'tests/support/left.ts',
        },
      },
      // By its name before the others: one of them is the longest of all.
      { extends: true, test: { ...database, name: 'apart database', include: watchedDatabase } },
    ],
  },
})
