import { customType } from 'drizzle-orm/pg-core'

/** Raw bytes: hashes and sealed secrets. */
export const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

/** From an instant until another. */
export const period = customType<{ data: string }>({ dataType: () => 'tstzrange' })
