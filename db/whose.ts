import postgres from 'postgres'

/** Whose data it is: of the invented library of the demo, of a library of its own, or nobody's yet. */
export type Whose = 'demo' | 'own' | 'nobody'

/**
 * Whose data a database holds, told from the people in it: those of the demo have addresses of a domain that nobody else can
 * have. Nobody's is what has no shape yet, or in which nobody works or was invited.
 */
export async function whoseData(ownerUrl: string, demoDomain: string): Promise<Whose> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  try {
    const [shape] =
      await sql`select num_nulls(to_regclass('user_account'), to_regclass('invitation')) = 0 as there`
    if (!shape?.there) return 'nobody'
    const [found] = await sql<{ demo: boolean; own: boolean }[]>`select
      exists (select from user_account where email like ${`%${demoDomain}`}) as demo,
      exists (select from user_account) or exists (select from invitation) as own`
    return found?.demo ? 'demo' : found?.own ? 'own' : 'nobody'
  } finally {
    await sql.end({ timeout: 5 })
  }
}
