import { libraryPhone } from '@/lib/network/queries/library'
import { config } from '@/lib/tools/config'
import { fresh } from '@/lib/tools/fresh'
import { anyone } from './guest'

/** Seconds that the number may be old. */
const known = fresh(5, () => libraryPhone(anyone))

/** The number on which the library is called; empty as long as nobody said which. Also there when the database is away. */
export async function ownPhone(): Promise<string> {
  const own = await known().catch(() => null)
  return own ?? config().libraryPhone
}
