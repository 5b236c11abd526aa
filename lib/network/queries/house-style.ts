import { sql } from 'drizzle-orm'
import { type Actor, must } from '../../tools/access'
import { database } from '../../tools/database'

/** The library's own mark: by which it is known when it changed, and how large it is. */
export type Logo = { version: string; width: number; height: number }

/** The mark of the library, as it stands at `/logo.png`; null where it set none. */
export async function libraryLogo(actor: Actor): Promise<Logo | null> {
  must(actor, 'agenda.see')
  // A PNG says how large it is in the eight bytes after the name of its first part.
  const [row] = await database().execute<{ version: string; size: string }>(sql`
    select left(encode(sha256(s.logo), 'hex'), 16) as version, encode(substring(s.logo from 17 for 8), 'hex') as size
    from settings s where s.logo is not null order by s.organisation_id limit 1`)
  if (!row) return null
  const [width, height] = [row.size.slice(0, 8), row.size.slice(8)].map((hex) => Number.parseInt(hex, 16))
  return width && height ? { version: row.version, width, height } : null
}

/** Under which name letters leave and where an answer arrives, as the library has set that. */
export type Sender = { name: string | null; replyTo: string | null }

/** Who letters are from; nothing where the library has set nothing: then it is as the site is set up. */
export async function letterSender(actor: Actor): Promise<Sender> {
  must(actor, 'agenda.see')
  const [row] = await database().execute<{ name: string | null; reply_to: string | null }>(sql`
    select s.sender_name as name, s.reply_to from settings s
    where s.sender_name is not null or s.reply_to is not null order by s.organisation_id limit 1`)
  return { name: row?.name ?? null, replyTo: row?.reply_to ?? null }
}
