import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { copyLines } from '@/lib/questions/commands/copy'
import { monthOf } from '@/lib/questions/queries/month'
import { channels, dayParts, helpers, helps, minuteBands, outcomes } from '@/lib/questions/rules/answers'
import { monthBefore } from '@/lib/questions/rules/days'
import type { Staff } from '@/lib/tools/access'
import { database } from '@/lib/tools/database'
import { addDays, localDate, weekday } from '@/lib/tools/time'
import { asked } from './demo/questions'
import { the } from './seed-fits'
import { question, visit } from './tables/care'
import { member, user } from './tables/team'

type Row = { visit: typeof visit.$inferInsert; questions: (typeof question.$inferInsert)[] }

/** What the desk was asked last month and this month until yesterday, and what of it was copied already. */
export async function seedQuestions(branchIds: Map<string, number>, now: Date): Promise<void> {
  const draw = drawing()
  const rows: Row[] = []
  for (let day = monthBefore(localDate(now), 1); day < localDate(now); day = addDays(day, 1)) {
    if (weekday(day) > 5) continue
    for (const [slug, most] of Object.entries(asked.visits)) {
      const branchId = branchIds.get(slug)
      if (branchId) for (let i = draw(most + 1); i > 0; i -= 1) rows.push(aVisit(branchId, day, draw))
    }
  }
  if (rows.length === 0) return
  await database()
    .insert(visit)
    .values(rows.map((row) => row.visit))
  await database()
    .insert(question)
    .values(rows.flatMap((row) => row.questions))
  await seedCopied(the(branchIds.get('mijdrecht')), now)
}

/** The same numbers at every start, so that what the demo shows can be spoken about. */
function drawing(): (below: number) => number {
  let state = 20_210_215
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

/** The first of a list more often than the last. */
function of<One>(list: readonly One[], draw: (below: number) => number): One {
  return list[Math.min(draw(list.length), draw(list.length))] as One
}

function aVisit(branchId: number, day: string, draw: (below: number) => number): Row {
  const id = randomUUID()
  const [dayPart, channel] = [of(dayParts.slice(0, 2), draw), of(channels, draw)]
  const questions = Array.from({ length: draw(5) === 0 ? 2 : 1 }, () => ({
    id: randomUUID(),
    visitId: id,
    topic: asked.topics[draw(asked.topics.length)] as string,
    help: [...new Set([of(helps, draw), of(helps, draw)])],
    outcome: of(outcomes, draw),
    minutes: draw(2) === 0 ? of(minuteBands, draw) : null,
    provider: null,
  }))
  return { visit: { id, branchId, day, dayPart, channel, helpedBy: of(helpers, draw) }, questions }
}

/** Half of a branch's lines were copied; one of them counted one less then. */
async function seedCopied(branchId: number, now: Date): Promise<void> {
  const month = monthBefore(localDate(now), 1)
  const carla = await named('Demo Carla')
  const lines = (await monthOf(carla, { month })).find((one) => one.branchId === branchId)?.lines ?? []
  const copied = lines
    .slice(0, 8)
    .map(({ line, count }, i) => ({ line, counted: i === 0 ? count - 1 : count }))
  if (copied.length > 0) await copyLines(carla, { branchId, month, lines: copied }, now)
}

async function named(name: string): Promise<Staff> {
  const [row] = await database()
    .select({ userId: user.id, organisationId: member.organisationId })
    .from(user)
    .innerJoin(member, eq(member.userId, user.id))
    .where(and(eq(user.name, name), eq(member.role, 'coordinator')))
  return { kind: 'staff', role: 'coordinator', ...the(row) }
}
