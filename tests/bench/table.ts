import { mostKeys } from '../stories/keys.ts'
import type { Booked } from './book.ts'
import type { Read } from './read.ts'
import type {
  AgendaTook,
  Core,
  Desk,
  Fill,
  NeedList,
  Part,
  Partner,
  Province,
  Reading,
  Refer,
  Results,
  Start,
  Took,
  Wall,
} from './results.ts'
import type { Walk } from './walk.ts'
import type { Weight } from './weight.ts'

type Row = [name: string, value: string, floor: string, mark: string]
type Maybe<Measured> = Part<Measured> | undefined

const rows: Row[] = []
const round = (value: number | undefined, digits: number) =>
  typeof value === 'number' ? value.toFixed(digits) : '–'

/** Prints what was measured with its floor beside it; `!` marks what is on the wrong side of it, and fails the command. */
export function printTable(results: Results): void {
  if (results.data === 'demo') {
    core(results.booking_core)
    wall(results.rls_cost)
    refer(results.refer)
    reading(results.input)
    needList(results.need_list)
    agendaFill(results.agenda_fill)
    agenda(results.agenda)
  }
  if (results.data !== 'demo') province(results.data, results.province)
  read(results.http_read)
  book(results.http_book, results.http_read)
  partner(results.partner_page)
  if (results.data === 'demo') desk(results.desk)
  walk(results.desk_walk)
  weight(results.weight)
  start(results.start)
  if (results.error) add('app', results.error)
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  for (const row of rows)
    console.log(
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
}

function add(name: string, value: string | number, floor = '', missed = false): void {
  rows.push([name, String(value), floor, missed ? '!' : ''])
  if (missed) process.exitCode = 1
}

const atLeast = (name: string, value: number, floor: number, digits = 2) =>
  add(name, round(value, digits), `≥ ${floor}`, value < floor)
const atMost = (name: string, value: number, floor: number, unit: string, digits: number) =>
  add(name, `${round(value, digits)}${unit}`, `≤ ${floor}${unit}`, value > floor)

function core(part: Maybe<Core>) {
  if (!part || 'error' in part) return add('booking_core', why(part))
  atLeast('booking_core  app / by hand', part.ratio, 0.7)
  add('              bookings/s app, by hand', `${round(part.app, 0)}, ${round(part.byHand, 0)}`)
  atLeast('              hot: 64 clients / best with fewer', part.hot.ratio, 0.75)
  const fewer = Object.entries(part.hot.fewer).map(([clients, speed]) => `${clients}: ${round(speed, 0)}`)
  add('              bookings/s on one activity', [...fewer, `64: ${round(part.hot.many, 0)}`].join(', '))
}

function wall(part: Maybe<Wall>) {
  if (!part || 'error' in part) return add('rls_cost', why(part))
  atLeast('rls_cost      bookings with row-level security / without', part.ratio, 0.8)
  add('              bookings/s with, without', `${round(part.on, 0)}, ${round(part.off, 0)}`)
}

function refer(part: Maybe<Refer>) {
  if (!part || 'error' in part) return add('refer', why(part))
  atLeast(`refer         app / by hand, ${part.statements} statements`, part.ratio, 0.8)
  add('              askings/s app, by hand', `${round(part.app, 0)}, ${round(part.byHand, 0)}`)
}

/** What a visitor can make the library do by filling in a form: little, and twice as much for twice the length. */
function reading(part: Maybe<Reading>) {
  if (!part || 'error' in part) return add('input', why(part), '', true)
  add('input', `${part.inputs} inputs, ${part.kinds} kinds of text of 5,000 and 10,000 signs`)
  for (const [by, { slowest, steepest }] of [
    ['by an input', part.ofInputs],
    ['by a tool', part.ofTools],
  ] as const) {
    atMost(`              longest ${by} (${slowest.what})`, slowest.ms, 5, ' ms', 2)
    atMost(`              10,000 / 5,000 ${by} (${steepest.what})`, steepest.ratio, 2.5, '×', 2)
  }
}

/** The lists of what residents asked; with years of a province beside the small library at most twice as long. */
function needList(small: Maybe<NeedList>, here?: Maybe<NeedList>) {
  if (!small || 'error' in small) return add('need_list', why(small))
  if (here && 'error' in here) return add('need_list', why(here))
  const { open, ever } = here ?? small
  add('need_list     open, ever', `${open}, ${ever}`)
  for (const who of ['desk', 'partner'] as const) {
    const name = `              of the ${who}: ${(here ?? small).shown[who]} shown`
    if (!here) add(`${name}, p95`, `${round(small[who].p95, 1)} ms`)
    else {
      const both = `${round(small[who].p95, 1)} ms small, ${round(here[who].p95, 1)} ms here`
      atMost(`${name}, p95 ${both}`, here[who].p95 / small[who].p95, 2, '×', 2)
    }
  }
}

/** Filling in what is there already costs a fraction of filling it in, and writes nothing. */
function agendaFill(part: Maybe<Fill>) {
  if (!part || 'error' in part) return add('agenda_fill', why(part), '', true)
  const { branches, made, first, second, ratio, wrote } = part
  add('agenda_fill', `${made} times at ${branches} branches`)
  atMost(`              again ${round(second, 0)} ms / at first ${round(first, 0)} ms`, ratio, 0.25, '×', 2)
  atMost('              rows written again', wrote, 0, '', 0)
}

/** What a coordinator waits for; with years of a province beside the small library at most twice as long. */
function agenda(small: Maybe<AgendaTook>, here?: Maybe<AgendaTook>) {
  if (!small || 'error' in small) return add('agenda', why(small), '', true)
  if (here && 'error' in here) return add('agenda', why(here), '', true)
  for (const what of ['preview', 'week'] as const) {
    const hit = what === 'preview' ? ` that hits ${(here ?? small).hits}` : ''
    const name = `${(what === 'preview' ? 'agenda_change' : 'week').padEnd(13)} ${what}${hit}`
    if (!here) add(`${name}, p95`, `${round(small[what].p95, 1)} ms, ${small[what].statements} statements`)
    else {
      const both = `${round(small[what].p95, 1)} ms small, ${round(here[what].p95, 1)} ms here`
      atMost(`${name}, p95 ${both}`, here[what].p95 / small[what].p95, 2, '×', 2)
    }
  }
}

function partner(part: Maybe<Partner>) {
  if (!part || 'error' in part) return add('partner_page', why(part))
  add('partner_page  /partner: p95, median', `${round(part.p95, 0)} ms, ${round(part.median, 0)} ms`)
}

/** What a day at the desk asks, here and in the small library beside it, and what finds somebody on the telephone. */
function desk(small: Maybe<Desk>, here: Maybe<Desk> = small, data = 'demo') {
  if (!small || 'error' in small) return add('desk_today', why(small))
  if (!here || 'error' in here) return add('desk_today', why(here))
  const large = data !== 'demo'
  const said = (before: Took, after: Took) =>
    large ? `${round(before.p95, 1)} ms small, ${round(after.p95, 1)} ms here` : `${round(after.p95, 1)} ms`
  const day = `desk_today    p95 ${said(small.day, here.day)}`
  if (large) atMost(day, here.day.p95 / small.day.p95, 2, '×', 2)
  else add(day, `median ${round(here.day.median, 1)} ms`)
  atMost('              statements', here.day.statements, 8, '', 0)
  for (const what of ['stamp', 'lessons', 'register', 'standings'] as const) {
    const name = `              ${deskAsks[what]}: p95 ${said(small[what], here[what])}`
    add(name, `${here[what].statements} statements`)
  }
  for (const [by, { p95, statements }] of Object.entries(here.find)) {
    const name = `find_person   by ${by}: ${statements} statements, p95`
    if (large) atMost(name, p95, 50, ' ms', 1)
    else add(name, `${round(p95, 1)} ms`)
  }
}

const deskAsks = {
  stamp: 'whether the day changed',
  lessons: '/lessen of a trainer',
  register: 'a register of twelve',
  standings: 'whether the register changed',
}

/** What somebody types who works at the desk with the keyboard alone. */
function walk(part: Maybe<Walk>) {
  if (!part || 'error' in part) return add('desk_walk', why(part), '', true)
  add('desk_walk     ten requests by keyboard', `${round(part.seconds, 1)} s`)
  for (const { what, kind, keys, seconds } of part.requests) {
    const most = kind === 'question' ? mostKeys.question : mostKeys.booking
    atMost(`              ${kind}: ${what}, ${round(seconds, 1)} s`, keys, most, ' keys', 0)
  }
}

function read(part: Maybe<Read>) {
  if (!part || 'error' in part) return add('http_read', why(part))
  add('http_read     /nl/niet-gevonden, requests/s', round(part.bare, 0))
  const floors = [
    ['/nl', 0.5],
    ['/nl/cursussen', 0.5],
    ['/nl/hulp/tijd/mijdrecht', 0.2],
  ] as const
  for (const [path, floor] of floors) {
    atLeast(`              ${path} / bare (${round(part[path].perSecond, 0)}/s)`, part[path].ratio, floor)
  }
}

/** Twice as slow as the small library is the most that a whole province may be. */
function province(data: string, part: Maybe<Province>) {
  if (!part || 'error' in part) return add(data, why(part))
  const { filled, small } = part
  add(`${data.padEnd(13)} filled in`, `${round(part.seconds, 0)} s`)
  for (const [what, count] of Object.entries(filled)) add(`              ${what}`, count)
  for (const path of ['/nl/hulp/tijd/mijdrecht', '/nl/cursussen'] as const) {
    const [before, after] = [small.http_read[path].perSecond, part.http_read[path].perSecond]
    const name = `              ${path}: ${round(before, 0)}/s small, ${round(after, 0)}/s here`
    atMost(name, before / after, 2, '×', 2)
  }
  const [before, after] = [small.partner_page.p95, part.partner_page.p95]
  atMost(
    `              /partner: p95 ${round(before, 0)} ms small, ${round(after, 0)} ms here`,
    after / before,
    2,
    '×',
    2,
  )
  desk(part.desk.small, part.desk.here, data)
  needList(part.needs.small, part.needs.here)
  agenda(part.agenda.small, part.agenda.here)
  jobs(data, part)
  for (const [question, before] of Object.entries(small.questions)) {
    const after = part.questions[question]
    add(
      `              asking the database: ${question}`,
      `${round(before, 1)} ms small, ${round(after, 1)} ms here`,
    )
  }
}

/** Milliseconds that a job may take, by how much there is. */
const longestJob: Record<string, number> = { province: 500, country: 2_000 }

function jobs(data: string, { jobs, beside }: Province) {
  const floor = longestJob[data] ?? 0
  for (const [name, took] of Object.entries(jobs)) {
    const job = `${'jobs'.padEnd(13)} ${name}`
    if (typeof took === 'string') add(job, took, `≤ ${floor} ms`, true)
    // One that works in parts keeps nobody waiting longer than a part takes.
    else if (took.parts > 2)
      atMost(`${job}: ${round(took.whole, 0)} ms, in parts of at most`, took.longest, floor, ' ms', 0)
    else atMost(job, took.whole, floor, ' ms', 0)
  }
  const [resting, working] = [beside.resting, beside.working].map((ms) => `${round(ms, 0)} ms`)
  atMost(
    `              /nl/niet-gevonden: p99 ${resting} without, ${working} beside them`,
    beside.ratio,
    3,
    '×',
    2,
  )
}

function book(part: Maybe<Booked>, reading: Maybe<Read>) {
  if (!part || 'error' in part) return add('http_book', why(part))
  add('http_book     bookings/s through the forms', round(part.perSecond, 1))
  if (reading && 'bare' in reading)
    add('              relative to the bare page', round(part.perSecond / reading.bare, 3))
}

function weight(part: Maybe<Weight>) {
  if (!part || 'error' in part) return add('weight', why(part))
  for (const [name, page] of Object.entries(part)) {
    const whole = name === 'booking'
    if (!whole) atMost(`weight        ${name}: HTML+CSS`, page.htmlCssKb, 20, ' kB', 1)
    else add(`weight        ${name}: HTML+CSS`, `${round(page.htmlCssKb, 1)} kB`)
    atMost('              JavaScript', page.jsKb, 0, ' kB', 1)
    add('              fonts', `${round(page.fontsKb, 1)} kB`)
    if (whole) atMost('              all', page.totalKb, 100, ' kB', 1)
    const steps = page.requests - page.redirects
    if (whole) atMost('              pages and files', steps, 12, '', 0)
    // Known, and told: a form without script costs a redirect each.
    if (whole) add('              requests, with the redirect after each form', page.requests, '(12 wished)')
    else add('              requests', page.requests)
    add('              LCP, CLS (CPU 4× slower)', `${page.lcpMs} ms, ${round(page.cls, 3)}`)
  }
}

function start(part: Start | undefined) {
  if (!part) return add('start', 'not measured')
  add('start         first, without build', `${round(part.first, 1)} s`)
  add('              second', `${round(part.second, 1)} s`)
  add('              memory at rest: app, PostgreSQL', `${part.appMb} MB, ${part.postgresMb} MB`)
}

const why = (part: { error: string } | undefined) => part?.error ?? 'not measured'
