import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { build } from '../app/_start/build.ts'
import { onEnd, root, signalPrograms } from '../app/_start/programs.mjs'
import { commandOf, runScript } from '../app/_start/scripts.ts'
import { findChromium, forgetData } from './support/machine.ts'

type Counted = { passed: number; failed: number; note?: string }
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
  for (const [name, step] of steps) {
    process.stdout.write(`\n— ${name}\n`)
    const begin = Date.now()
    const counted = await step().catch((error: Error): Counted => {
      process.stderr.write(`${error.message}\n`)
      return { passed: 0, failed: 1 }
    })
    total.passed += counted.passed
    total.failed += counted.failed
    lines.push(lineOf(name, counted, Date.now() - begin))
    process.stdout.write(`${lines.at(-1)}\n`)
  }
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
  type Report = { numPassedTests: number; numFailedTests: number }
  return counted<Report>(code, file, (report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
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
  type Report = { stats: { expected: number; unexpected: number; flaky: number } }
  return counted<Report>(code, file, ({ stats }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
  }))
}

/** The numbers of a report. A file that does not load holds no failed test, but has failed all the same. */
function counted<Report>(code: number, file: string, read: (report: Report) => Counted): Counted {
  const numbers = existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : { passed: 0, failed: 0 }
  return { ...numbers, failed: Math.max(numbers.failed, code === 0 ? 0 : 1) }
}
