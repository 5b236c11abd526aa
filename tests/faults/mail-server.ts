// A real mail server in a process of its own, which behaves as it is told and counts what it took.
import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { SMTPServer } from 'smtp-server'

/** `unknown` says that nobody is there of that name, `stranger` that it will not have the library; `deaf` never greets; `silent` takes a letter and never answers; `drops` takes it and cuts the line. */
export type Manners = {
  unknown?: boolean
  stranger?: boolean
  pace?: number
  deaf?: boolean
  busy?: boolean
  silent?: boolean
  drops?: boolean
}

let manners: Manners = {}
const taken = new Map<string, number>()
const lines = new Map<number, Socket>()

const busy = () => Object.assign(new Error('try again later'), { responseCode: 421 })
const refused = (words: string) => Object.assign(new Error(words), { responseCode: 550 })
const atItsPace = async (done: (error?: Error | null) => void) => {
  await sleep(manners.pace ?? 0)
  if (!manners.deaf) done(manners.busy ? busy() : null)
}

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onConnect: (_session, done) => void atItsPace(done),
  onMailFrom: (_address, _session, done) => void atItsPace(done),
  onRcptTo: (_address, _session, done) => {
    if (manners.unknown) done(refused('5.1.1 User unknown'))
    else if (manners.stranger) done(refused('5.7.1 Relay access denied'))
    else void atItsPace(done)
  },
  onData: async (stream, session, done) => {
    const letter = await text(stream).catch(() => null)
    // Who was handing it over died halfway.
    if (letter === null) return
    const id = /^message-id:\s*<([^@>]+)/im.exec(letter)?.[1] ?? ''
    await sleep(manners.pace ?? 0)
    taken.set(id, (taken.get(id) ?? 0) + 1)
    if (manners.drops) lines.get(session.remotePort)?.destroy()
    else if (!manners.silent) done(null, `Message queued as ${id.slice(0, 8)}`)
  },
})
server.on('error', () => {})
server.server.on('connection', (line: Socket) => {
  const port = line.remotePort ?? 0
  lines.set(port, line)
  line.once('close', () => lines.delete(port))
})
const listening = server.listen(0, '127.0.0.1')
await once(listening, 'listening')
process.on('message', (told: Manners | 'taken') => {
  if (told === 'taken') process.send?.({ taken: Object.fromEntries(taken) })
  else {
    manners = told
    process.send?.('heard')
  }
})
process.once('disconnect', () => process.exit())
process.send?.({ port: (listening.address() as AddressInfo).port })
