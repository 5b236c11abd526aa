import type { Beside } from './beside.ts'
import type { Booked } from './book.ts'
import type { Read } from './read.ts'
import type { Walk } from './walk.ts'
import type { Weight } from './weight.ts'

/** What was measured, or why it could not be. */
export type Part<Measured> = Measured | { error: string }

export type Core = {
  ratio: number
  app: number
  byHand: number
  hot: { ratio: number; many: number; fewer: Record<string, number> }
}
export type Wall = { ratio: number; on: number; off: number }
export type Partner = { p95: number; median: number }
export type Start = { first: number; second: number; appMb: number; postgresMb: number }

/** Milliseconds within which nineteen of twenty are answered, and half of them; and how many statements that takes. */
export type Took = { p95: number; median: number; statements: number }
/** What the desk asks for its day, the stamp by which it looks again, and what it finds; a trainer's lessons and register. */
export type Desk = Record<'day' | 'stamp' | 'lessons' | 'register' | 'standings', Took> & {
  find: Record<'code' | 'nameAndDay' | 'digitsAndLetter' | 'digitsAndDay', Took>
}

/** The lists of needs, of the desk and of the partner that is asked most, and how much stands in them. */
export type NeedList = Record<'desk' | 'partner', Took> & {
  open: number
  ever: number
  shown: { desk: number; partner: number }
}
/** Filling the agenda of so many branches, and once more with nothing to do; and how many rows that wrote. */
export type Fill = {
  branches: number
  made: number
  first: number
  second: number
  ratio: number
  wrote: number
}
/** The week of the coordinator, and what closing a branch would do: to how many people. */
export type AgendaTook = Record<'week' | 'preview', Took> & { hits: number }
/** Asking a partner, and the same statements by hand: how many a second. */
export type Refer = { app: number; byHand: number; ratio: number; statements: number }

/** What reading one kind of text costs at 10,000 signs, in milliseconds, and how often that of 5,000. */
export type Input = { what: string; ms: number; ratio: number }
type Worst = { slowest: Input; steepest: Input }
/** Reading forms that are filled with hostile texts, by their inputs and by the tools alone. */
export type Reading = { inputs: number; kinds: number; ofInputs: Worst; ofTools: Worst }

/** What depends on how much there is in the database. */
export type Asked = { http_read: Read; questions: Record<string, number>; partner_page: Partner }
/** Of each job the most transactions of a run, and milliseconds of the longest of them and of the slowest run; or why it failed. */
export type Jobs = Record<string, { parts: number; longest: number; whole: number } | string>
export type Province = Asked & {
  filled: Record<string, number>
  seconds: number
  small: Asked
  desk: { small: Part<Desk>; here: Part<Desk> }
  needs: { small: Part<NeedList>; here: Part<NeedList> }
  agenda: { small: Part<AgendaTook>; here: Part<AgendaTook> }
  jobs: Jobs
  beside: Beside
}

/** The whole of `bench.json`; of what was not measured nothing stands there. */
export type Results = {
  at: string
  node: string
  data: string
  booking_core?: Part<Core>
  rls_cost?: Part<Wall>
  refer?: Part<Refer>
  input?: Part<Reading>
  need_list?: Part<NeedList>
  agenda_fill?: Part<Fill>
  agenda?: Part<AgendaTook>
  start?: Start
  province?: Part<Province>
  weight?: Part<Weight>
  http_read?: Part<Read>
  http_book?: Part<Booked>
  partner_page?: Part<Partner>
  desk?: Part<Desk>
  desk_walk?: Part<Walk>
  /** Why the app could not be measured at all. */
  error?: string
}
