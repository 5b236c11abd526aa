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

export default defineConfig({
  resolve: { alias: [{ find: /^@\//, replacement: root }] },
  // The resident's pages are never tested here: they are, in a real browser, by the stories.
  oxc: { jsx: { runtime: 'automatic' } },
  test: {
    projects: [
      // What is pure leaves nothing to the next file, and most of their time would be to load the same rules again.
      {
        extends: true,
        test: { name: 'rules', include: rules, exclude: watched, isolate: false, testTimeout: 30_000 },
      },
      { extends: true, test: { name: 'watched', include: watched, testTimeout: 30_000 } },
      {
        extends: true,
        test: {
          name: 'database',
          include: ['tests/{lib,db,emails,front,start}/**/*.test.{ts,tsx}'],
          exclude: rules,
          globalSetup: 'tests/support/server.ts',
          // What lies in the data folder of a site that runs here is nobody's to touch.
          env: { WEGWIJS_DATA: join(tmpdir(), 'wegwijs-vitest') },
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
          // After what is pure, which may have all of the computer.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
