import type { IncomingMessage, ServerResponse } from 'node:http'

type Handler = (req: IncomingMessage, res: ServerResponse) => Promise<unknown>

export function putBoardBefore(handler: Handler, hangingTime?: number): Handler
