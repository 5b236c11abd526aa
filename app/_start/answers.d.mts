import type { IncomingMessage, ServerResponse } from 'node:http'

type Page = { plain: Buffer; gzip: Buffer }
type Pages = (language: string, kind: 'missing' | 'trouble' | 'old') => Page

export function loadPages(settings: { build: string; phone: string }): Pages
export function sendPage(
  req: IncomingMessage,
  res: ServerResponse,
  answer: { status: number; pages: Pages },
): void
export function sendLine(res: ServerResponse, answer: { status: number; line: string }): void
