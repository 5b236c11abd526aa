import { z } from 'zod'
import { isTopic } from '../network/rules/topics'
import { atMost } from '../tools/text'
import { isDate } from '../tools/time'
import { dayText } from '../tools/typed'
import { channels, dayParts, helpers, helps, minuteBands, outcomes } from './rules/answers'
import { MOST_QUESTIONS, MOST_VISITS } from './rules/kept'
import { domains, providers } from './rules/mapping'
import { isLine } from './rules/month'

const branchId = z.coerce.number({ error: 'choose_one' }).int().positive().max(Number.MAX_SAFE_INTEGER)
const one = { error: 'choose_one' }
/** A choice that may stay empty. */
const perhaps = <Values extends readonly [string, ...string[]]>(values: Values) =>
  z
    .enum([...values, ''] as [...Values, ''], one)
    .nullish()
    .transform((value) => (value ? (value as Values[number]) : null))
const topic = z.string(one).max(40, 'choose_one').refine(isTopic, 'choose_one')

const answers = {
  outcome: z.enum(outcomes, one),
  minutes: perhaps(minuteBands),
  provider: perhaps(providers),
}
const where = {
  branchId,
  dayPart: z.enum(dayParts, one),
  channel: z.enum(channels, one),
  helpedBy: z.enum(helpers, one),
}

const question = z.object({
  topic,
  help: z.array(z.enum(helps, one)).min(1, 'choose_one').max(6),
  ...answers,
})
const visit = z.object({
  /** Made by the device: the same visit sent twice is one. */
  seenId: z.uuid('form_old'),
  day: z.string().refine(isDate, 'day_not_there'),
  ...where,
  questions: z.array(question).min(1, 'choose_one').max(MOST_QUESTIONS, 'choose_one'),
})

/** What a device kept, and hands in. */
export const visitsInput = z.object({
  visits: z.array(visit).min(1, 'choose_one').max(MOST_VISITS, 'choose_one'),
})

const ticked = z.literal('yes').nullish()

/** One question of one visitor, as a form without a script posts it. */
export const visitInput = z
  .object({
    seenId: z.uuid('form_old'),
    day: dayText('behind'),
    ...where,
    topic,
    ...answers,
    ...{ explained: ticked, looked_up: ticked, device: ticked, digid: ticked },
    ...{ course_offered: ticked, referred: ticked },
  })
  .transform(({ seenId, day, branchId, dayPart, channel, helpedBy, ...asked }, context) => {
    const { topic, outcome, minutes, provider } = asked
    const help = helps.filter((each) => asked[each] === 'yes')
    if (help.length === 0) context.addIssue({ code: 'custom', message: 'choose_help', path: ['explained'] })
    const questions = [{ topic, help, outcome, minutes, provider }]
    return { visits: [{ seenId, branchId, day, dayPart, channel, helpedBy, questions }] }
  })

const month = z.string(one).regex(/^20\d\d-(0[1-9]|1[0-2])-01$/, 'choose_one')

/** Lines of a month at a branch that were copied into the national form, each with what it counted there. */
export const copyLinesInput = z.object({
  branchId,
  month,
  lines: atMost(8_000, 'choose_one', 'choose_one')
    .regex(/^[a-z0-9_.-]+=\d{1,7}( [a-z0-9_.-]+=\d{1,7})*$/, 'choose_one')
    .transform((text) => text.split(' ').map(lineIn))
    .refine((lines) => lines.every(({ line }) => isLine(line)), 'choose_one'),
})
export const takeBackLineInput = z.object({
  branchId,
  month,
  line: z.string(one).max(80).refine(isLine, 'choose_one'),
})

function lineIn(text: string): { line: string; counted: number } {
  const [line = '', counted] = text.split('=')
  return { line, counted: Number(counted) }
}

/** How many topics stand on a fixed place at the desk. */
export const PLACES = 10
const places = Array.from({ length: PLACES }, (_, i) => `place${i + 1}` as const)

/** What stands on the fixed places, the first under key 1; a place may stay empty, a topic stands on one of them. */
export const deskTopicsInput = z
  .object(Object.fromEntries(places.map((place) => [place, z.string().max(40, 'choose_one').nullish()])))
  .transform((form, context) => {
    const chosen = places.flatMap((place) => (form[place] ? [{ place, topic: form[place] }] : []))
    for (const [i, { place, topic }] of chosen.entries()) {
      if (!isTopic(topic)) context.addIssue({ code: 'custom', message: 'choose_one', path: [place] })
      else if (chosen.findIndex((other) => other.topic === topic) < i)
        context.addIssue({ code: 'custom', message: 'twice', path: [place] })
    }
    if (chosen.length === 0) context.addIssue({ code: 'custom', message: 'none', path: ['place1'] })
    return { topics: chosen.map(({ topic }) => topic) }
  })

/** Under which line of the national form a topic is counted from now on. */
export const mapTopicInput = z.object({ topic, domain: z.enum(domains, one), provider: perhaps(providers) })
