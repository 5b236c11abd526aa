// Packages that come without types: only what is used of them here.

declare module 'autocannon' {
  type Run = {
    requests: { average: number }
    latency: { p99: number }
    errors: number
    '3xx': number
    '4xx': number
    '5xx': number
  }
  type Options = {
    url: string
    duration: number
    connections: number
    headers: Record<string, string>
    /** Requests a second of all connections together; left out: as many as go. */
    overallRate?: number
  }
  export default function autocannon(options: Options): Promise<Run>
}

declare module 'oidc-provider' {
  import type { Server } from 'node:http'

  type Account = { accountId: string; claims: () => Record<string, unknown> }
  type Configuration = {
    clients: { client_id: string; client_secret: string; redirect_uris: string[] }[]
    pkce: { required: () => boolean }
    claims: Record<string, string[]>
    cookies: { keys: string[] }
    findAccount: (context: unknown, id: string) => Account
  }
  export class Provider {
    constructor(issuer: string, configuration: Configuration)
    listen(port: number, host: string): Server
  }
}
