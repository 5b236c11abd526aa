import { database, type Transaction } from './database'
import type { Result } from './result'

/**
 * Runs one command as one transaction (READ COMMITTED). A refusal rolls everything back, so that half a
 * booking cannot exist; a surprise is thrown on.
 */
export async function transaction<Value, Reason extends string>(
  work: (tx: Transaction) => Promise<Result<Value, Reason>>,
): Promise<Result<Value, Reason>> {
  try {
    return await database().transaction(async (tx) => {
      const result = await work(tx)
      if (!result.ok) throw new RolledBack(result)
      return result
    })
  } catch (error) {
    if (error instanceof RolledBack) return error.refusal as Result<Value, Reason>
    throw error
  }
}

class RolledBack extends Error {
  constructor(readonly refusal: unknown) {
    super('refused')
  }
}
