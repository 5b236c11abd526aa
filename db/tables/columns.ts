import { bigint, customType, timestamp } from 'drizzle-orm/pg-core'

/** Raw bytes: hashes and sealed secrets. */
export const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

/** From an instant until another. */
export const period = customType<{ data: string }>({ dataType: () => 'tstzrange' })

/** The number by which a row of planning is known. */
export const id = () => bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity()

/** The number of another row. */
export const ref = () => bigint({ mode: 'number' })

/** A moment, the same everywhere; rules for people are in local time and stand in lib. */
export const instant = () => timestamp({ withTimezone: true, mode: 'date' })
