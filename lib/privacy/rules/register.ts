import type { Kept } from './entry'
import { ofResidents } from './of-residents'
import { ofTheHouse } from './of-the-house'
import { ofWorkers } from './of-workers'

/**
 * Everything that is kept of people, wherever it is. A column that stands neither here nor among `plain` fails a test; the
 * jobs of forgetting take their terms from here, and docs/privacy.md shows them.
 */
export const register = { ...ofResidents, ...ofWorkers, ...ofTheHouse }

/** What is kept, as a list. */
export const entries: readonly Kept[] = Object.values(register)
