import { createHmac } from 'node:crypto'
import postgres from 'postgres'

/** What the database keeps of the secret of its site: who has another one has another site, or a copy of this one. */
export function siteMark(secret: string): Buffer {
  return createHmac('sha256', secret).update('site').digest()
}

/**
 * Writes down of which site this database is, and where it stands. By itself that happens once, at the first start; `anew`
 * is somebody who says that this copy is the site from now on.
 */
export async function markSite(ownerUrl: string, secret: string, { anew = false } = {}): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  try {
    await sql.begin(async (tx) => {
      if (anew) await tx`delete from site`
      await tx`insert into site (mark, place) values (${siteMark(secret)}, database_place()) on conflict do nothing`
    })
  } finally {
    await sql.end({ timeout: 5 })
  }
}

/** Whether a site with this secret takes the database for a copy: its jobs then do not run. */
export async function isCopyAt(ownerUrl: string, secret: string): Promise<boolean> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  try {
    const [row] = await sql`select is_copy(${siteMark(secret)}) as copy`
    return row?.copy ?? false
  } finally {
    await sql.end({ timeout: 5 })
  }
}
