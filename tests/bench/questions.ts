// How long the database takes for what pages ask it, without anything that remembers: one line of JSON, in ms.
import { openDatabase } from '@/db/client'
import { courseList } from '@/lib/availability/queries/courses'
import { firstFreeMoments, freeMoments } from '@/lib/availability/queries/times'
import { branches } from '@/lib/network/queries/branches'
import { useDatabase as answerFrom } from '@/lib/tools/database'
import { anyone } from '../support/world'
import './uncaught'

const db = openDatabase(process.env.DATABASE_URL ?? '', { max: 1 })
answerFrom(db)
const now = new Date()
const branch = (await branches(anyone)).find(({ slug }) => slug === 'mijdrecht')
if (!branch) throw new Error('the demo library is not there')

const milliseconds = {
  freeTimes: await median(() => freeMoments(anyone, { branchId: branch.id }, now)),
  firstFreeTimes: await median(() => firstFreeMoments(anyone, {}, now)),
  courses: await median(() => courseList(anyone, {}, now)),
  branches: await median(() => branches(anyone)),
}
await db.close()
process.stdout.write(`${JSON.stringify(milliseconds)}\n`)

async function median(ask: () => Promise<unknown>): Promise<number> {
  const took: number[] = []
  for (let i = 0; i < 40; i += 1) {
    const began = performance.now()
    await ask()
    took.push(performance.now() - began)
  }
  return took.sort((a, b) => a - b)[took.length / 2] as number
}
