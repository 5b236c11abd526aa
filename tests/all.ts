import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, relative } from 'node:path'
import { build } from '../app/_start/build.ts'
import { onEnd, root, signalPrograms } from '../app/_start/programs.mjs'
import { commandOf, runScript } from '../app/_start/scripts.ts'
import { findChromium, forgetData } from './support/machine.ts'

type Counted = { passed: number; failed: number; note?: string; said?: string[] }
type Step = [name: string, run: () => Promise<Counted>]

const noBrowser =
  'The stories need a Chromium, and there is none. Install one (Debian, Ubuntu: apt-get install chromium fonts-noto-core) or run: npx playwright install chromium'

process.chdir(root)
// What these programs start finds the same Node as they run on.
process.env.PATH = [dirname(process.execPath), process.env.PATH].join(delimiter)
const reports = mkdtempSync(join(tmpdir(), 'wegwijs-tests-'))
process.on('exit', () => rmSync(reports, { recursive: true, force: true }))
onEnd((signal) => {
  signalPrograms(signal)
  process.exit(130)
})
process.exitCode = await runAll([
  ['types', () => one(runScript(commandOf('typescript', 'tsc')))],
  ['lint', () => one(runScript(commandOf('@biomejs/biome', 'biome'), ['check', '.']))],
  ['rules and specification', vitest],
  ['build', buildApp],
  ['stories in a browser', playwright],
])

/** Every step runs, also after one that failed: one run shows all there is to repair. */
async function runAll(steps: Step[]): Promise<number> {
  const total = { passed: 0, failed: 0 }
  const lines: string[] = []
  const said: string[] = []
  for (const [name, step] of steps) {
    process.stdout.write(`\n— ${name}\n`)
    const begin = Date.now()
    const counted = await step().catch((error: Error): Counted => {
      process.stderr.write(`${error.message}\n`)
      return { passed: 0, failed: 1 }
    })
    total.passed += counted.passed
    total.failed += counted.failed
    said.push(...(counted.said ?? []))
    lines.push(lineOf(name, counted, Date.now() - begin))
    process.stdout.write(`${lines.at(-1)}\n`)
  }
  // What failed stands once more at the end: of a long run often only the end is kept.
  if (said.length > 0) process.stdout.write(`\n— what failed\n${said.join('\n')}\n`)
  process.stdout.write(`\n${lines.join('\n')}\n\n${total.passed} passed, ${total.failed} failed\n`)
  return total.failed > 0 ? 1 : 0
}

function lineOf(name: string, { passed, failed, note }: Counted, milliseconds: number): string {
  const mark = failed > 0 ? '✗' : passed > 0 ? '✓' : '·'
  return `${mark} ${name}: ${note ?? `${passed} passed, ${failed} failed`} (${(milliseconds / 1000).toFixed(1)} s)`
}

/** A program that has only one thing to say: good or not. */
async function one(running: Promise<number>): Promise<Counted> {
  return (await running) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/** The very build of `npm start`, with the demo that the stories play in. */
async function buildApp(): Promise<Counted> {
  await build({ demo: true })
  return { passed: 1, failed: 0 }
}

async function vitest(): Promise<Counted> {
  const file = join(reports, 'vitest.json')
  const options = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const code = await runScript(commandOf('vitest', 'vitest'), options)
  return counted<VitestReport>(code, file, (report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    said: report.testResults.flatMap(failedIn),
  }))
}

async function playwright(): Promise<Counted> {
  if (!existsSync(join(root, 'playwright.config.ts'))) {
    return { passed: 0, failed: 0, note: 'there is no playwright.config.ts yet' }
  }
  const chromium = findChromium()
  if (!chromium) throw new Error(noBrowser)
  const [file, data] = [join(reports, 'playwright.json'), join(reports, 'stories')]
  const env = {
    ...process.env,
    CHROMIUM_PATH: chromium,
    STORIES_DATA: data,
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
  }
  const options = ['test', '--reporter=list,json']
  const code = await runScript(commandOf('@playwright/test', 'playwright'), options, { env })
  forgetData(data)
  // A story that passed only at its second attempt is one that nobody can rely on.
  return counted<PlaywrightReport>(code, file, ({ stats, suites }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    said: suites.flatMap(failedStories),
  }))
}

type VitestFile = {
  name: string
  status: string
  message: string
  assertionResults: { fullName: string; status: string; failureMessages: string[] }[]
}
type VitestReport = { numPassedTests: number; numFailedTests: number; testResults: VitestFile[] }

/** What failed in a file of tests, each with how it failed; a file that did not load failed as a whole. */
function failedIn({ name, status, message, assertionResults }: VitestFile): string[] {
  const failed = assertionResults.filter((test) => test.status === 'failed')
  const file = relative(root, name)
  if (failed.length === 0) return status === 'failed' ? [`✗ ${file}\n${shortened(message)}`] : []
  return failed.map((test) => `✗ ${file} › ${test.fullName}\n${shortened(test.failureMessages.join('\n'))}`)
}

type Story = {
  ok: boolean
  title: string
  tests: { projectName: string; results: { error?: { message?: string } }[] }[]
}
type Stories = { file: string; specs: Story[]; suites?: Stories[] }
type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number }
  suites: Stories[]
}

function failedStories({ file, specs, suites = [] }: Stories): string[] {
  const failed = specs.filter((story) => !story.ok)
  const said = failed.flatMap(({ title, tests }) =>
    tests.map(({ projectName, results }) => {
      const message = results.map(({ error }) => error?.message ?? '').join('\n')
      return `✗ ${file} [${projectName}] › ${title}\n${shortened(message)}`
    }),
  )
  return [...said, ...suites.flatMap(failedStories)]
}

/** The first lines of what a test said. */
function shortened(message: string): string {
  return message.split('\n').slice(0, 12).join('\n').slice(0, 1_500)
}

/** The numbers of a report. A file that does not load holds no failed test, but has failed all the same. */
function counted<Report>(code: number, file: string, read: (report: Report) => Counted): Counted {
  const numbers = existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : { passed: 0, failed: 0 }
  return { ...numbers, failed: Math.max(numbers.failed, code === 0 ? 0 : 1) }
}
