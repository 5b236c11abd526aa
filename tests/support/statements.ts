import { database } from '@/lib/tools/database'

/** What was sent to PostgreSQL: its words, and what was filled in. */
export type Sent = { query: string; values: unknown[] }

type Unsafe = (query: string, values?: unknown[], ...rest: unknown[]) => unknown
type Speaking = { unsafe: Unsafe }
type Begin = (run: (tx: Speaking) => unknown) => unknown

/**
 * The statements that some work sends through the pool of this process, in their order: inside a transaction and outside,
 * the one that says who is asking among them, not what begins and ends a transaction.
 */
export async function statementsOf(work: () => Promise<unknown>): Promise<Sent[]> {
  const sent: Sent[] = []
  const { $client: client } = database() as unknown as { $client: Speaking & { begin: Begin } }
  const [begin, unsafe] = [client.begin, client.unsafe]
  client.unsafe = listening(client, sent)
  client.begin = (run) => begin.call(client, (tx) => run(Object.assign(tx, { unsafe: listening(tx, sent) })))
  try {
    await work()
  } finally {
    Object.assign(client, { begin, unsafe })
  }
  return sent
}

function listening(client: Speaking, sent: Sent[]): Unsafe {
  const unsafe = client.unsafe.bind(client)
  return (query, values = [], ...rest) => {
    if (!/^begin\b/.test(query)) sent.push({ query, values })
    return unsafe(query, values, ...rest)
  }
}
