/** What a log line may hold: ids, codes and counts; never a name, an address or a text. */
export type LogFields = Record<string, string | number | boolean | null>

/** Writes one event as a line of JSON to stderr. */
export function log(event: string, fields: LogFields = {}): void {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), event, ...fields })}\n`)
}

/** The short code of an error, for a log line; its text may hold personal data and stays out. */
export function errorCode(error: unknown): string {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown }
  const known = String(code ?? name ?? '')
  return /^\w{1,40}$/.test(known) ? known : 'unknown'
}
