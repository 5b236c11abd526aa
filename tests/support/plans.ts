import postgres from 'postgres'
import type { Sent } from './statements'
import { the } from './world'

/** What grows with every year: none of these is ever read whole while somebody waits. */
const grows = new Set([
  ...['booking', 'resident', 'attendance', 'message', 'meeting', 'activity', 'mark', 'journal'],
  ...['need', 'need_contact', 'consent', 'referral', 'event'],
])

const FEW = 1_000

/** Where one of these statements would read a whole table that grows, asked as the app by who asked it. */
export async function wholeReads(appUrl: string, sent: Sent[], mode: string): Promise<string[]> {
  const app = postgres(appUrl, { max: 1, onnotice: () => {} })
  try {
    return await app.begin(async (tx) => {
      await tx.unsafe(`set local plan_cache_mode = ${mode}`)
      // Of a table in which next to nothing stands here, reading it whole is the right plan and says nothing.
      const rows = await tx`select relname from pg_class where relkind = 'r' and reltuples >= ${FEW}`
      const filled = new Set(rows.map(({ relname }) => relname as string))
      const found: string[] = []
      for (const { query, values } of sent) {
        const given = values.length > 0 ? `(${values.map(literal).join(', ')})` : ''
        await tx.unsafe(`prepare asked as ${query}`)
        if (/set_config/.test(query)) await tx.unsafe(`execute asked${given}`)
        const [row] = await tx.unsafe(`explain (format json) execute asked${given}`)
        await tx.unsafe('deallocate asked')
        found.push(
          ...wholeIn(the(row)['QUERY PLAN'][0].Plan)
            .filter((table) => filled.has(table))
            .map((table) => `${table}: ${query.slice(0, 400)}`),
        )
      }
      return found
    })
  } finally {
    await app.end()
  }
}

type Plan = { 'Node Type': string; 'Relation Name'?: string; Plans?: Plan[] }

function wholeIn({ 'Node Type': node, 'Relation Name': table = '', Plans: below = [] }: Plan): string[] {
  const here = node === 'Seq Scan' && grows.has(table) ? [table] : []
  return [...here, ...below.flatMap(wholeIn)]
}

function literal(value: unknown): string {
  if (value === null) return 'null'
  // As it is, not as text: a byte 0 ends what is sent.
  if (Buffer.isBuffer(value)) return `'\\x${value.toString('hex')}'`
  const text = value instanceof Date ? value.toISOString() : String(value)
  return `'${text.replaceAll("'", "''")}'`
}
