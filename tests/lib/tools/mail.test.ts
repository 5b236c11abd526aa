import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { calendarOf } from '@/lib/notices/rules/calendar'
import { closeMail, type Mail, sendMail } from '@/lib/tools/mail'
import { NotTaken, Undeliverable } from '@/lib/tools/refusal'
import { sendSms } from '@/lib/tools/sms'

const id = '9a1f0a34-70e3-4c0c-bb1b-0f0f6c1b7a01'
const startsAt = new Date('2027-03-02T09:00:00Z')
const mail: Mail = {
  to: 'demo.1@bewoner.example',
  subject: 'Uw afspraak in de bibliotheek',
  html: '<p lang="ar">موعدك</p>',
  text: 'Uw afspraak is gemaakt.',
  calendar: calendarOf(
    {
      bookingId: '3f0c7a52-2f1e-4c6e-9f60-8a4b1f7d2e11',
      status: 'booked',
      kind: 'consultation',
      activityCancelled: false,
      branch: { name: 'Vestiging Noord', kind: 'library' },
      meetings: [{ number: 1, startsAt, endsAt: new Date('2027-03-02T09:30:00Z'), address: null }],
      off: [],
      revision: 0,
      language: 'nl',
    },
    'Bibliotheek <post@bibliotheek.example>',
    new Date('2027-03-01T09:00:00Z'),
  ),
}

const environment = { ...process.env }
let folder = ''
const closing: (() => unknown)[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wegwijs-mail-'))
  process.env.WEGWIJS_DATA = folder
})

afterEach(async () => {
  closeMail()
  for (const close of closing.splice(0)) await close()
  process.env = { ...environment }
  await rm(folder, { recursive: true, force: true })
})

/** The lines to the mail server, the newest last. */
const open = new Set<Socket>()

/** A real mail server that keeps what it is given. */
async function aMailServer(options: SMTPServerOptions = {}): Promise<ParsedMail[]> {
  const received: ParsedMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, _session, done) => {
      simpleParser(stream).then((parsed) => {
        received.push(parsed)
        done(null, 'Message queued as 4711.a')
      }, done)
    },
    ...options,
  })
  open.clear()
  server.server.on('connection', (line: Socket) => open.add(line))
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  closing.push(() => new Promise<void>((resolve) => server.close(resolve)))
  process.env.SMTP_URL = `smtp://127.0.0.1:${(listening.address() as AddressInfo).port}`
  return received
}

describe('with a mail server', () => {
  test('an e-mail arrives whole, and the receipt is the number the server gave it', async () => {
    const received = await aMailServer()
    expect(await sendMail(mail, id)).toBe('4711.a')

    const [arrived] = received
    expect(arrived?.messageId).toBe(`<${id}@wegwijs>`)
    expect(arrived?.subject).toBe(mail.subject)
    expect(arrived?.text).toContain(mail.text)
    expect(arrived?.html).toContain('موعدك')
    expect(arrived?.headers.get('auto-submitted')).toBe('auto-generated')
  })

  test('the calendar is inside, and says by what method', async () => {
    const received = await aMailServer()
    await sendMail(mail, id)
    const calendars = received[0]?.attachments.filter((a) => /calendar|ics/.test(a.contentType)) ?? []
    expect(calendars.length).toBeGreaterThan(0)
    for (const { content } of calendars) expect(content.toString()).toContain('METHOD:PUBLISH')
  })

  test('is from the library by its own name, at the address of the site, and an answer goes to the library', async () => {
    const received = await aMailServer()
    const sender = { name: 'Bibliotheek "Demo" <x@y>', replyTo: 'antwoord@bibliotheek.example' }
    await sendMail({ ...mail, sender }, id)
    await sendMail({ ...mail, sender: { name: null, replyTo: null } }, id)
    const [own, plain] = received
    expect(own?.from?.value).toEqual([
      { name: 'Bibliotheek Demo x@y', address: plain?.from?.value[0]?.address },
    ])
    expect(own?.replyTo?.value[0]?.address).toBe('antwoord@bibliotheek.example')
    expect(plain?.replyTo).toBeUndefined()
  })

  test('a letter that is sent twice can be recognised', async () => {
    const received = await aMailServer()
    await Promise.all([sendMail(mail, id), sendMail(mail, id)])
    expect(new Set(received.map((m) => m.messageId))).toEqual(new Set([`<${id}@wegwijs>`]))
  })

  /** A server that answers so when it hears for whom a letter is, when it has it, or as soon as somebody comes. */
  const answering = (stage: 'address' | 'letter' | 'door', responseCode: number, words: string) => {
    const no = Object.assign(new Error(words), { responseCode })
    return aMailServer({
      ...(stage === 'door' && { onConnect: (_session, done) => done(no) }),
      ...(stage === 'address' && { onRcptTo: (_address, _session, done) => done(no) }),
      ...(stage === 'letter' && {
        onData: (stream, _session, done) => {
          stream.resume()
          stream.on('end', () => done(no))
        },
      }),
    })
  }

  test.each([
    ['address', 550, '5.1.1 <demo.1@bewoner.example>: Recipient address rejected: User unknown'],
    ['address', 550, 'no such user'],
    ['address', 550, '5.4.1 Recipient address rejected: Access denied'],
    ['address', 551, '5.1.6 User has moved'],
    ['address', 552, '5.2.2 Mailbox full'],
    ['address', 550, '5.5.0 Requested action not taken: mailbox unavailable'],
    ['address', 556, '5.1.10 Domain takes no mail'],
    ['letter', 550, '5.1.1 No such user here'],
    ['letter', 553, 'mailbox name not allowed'],
  ] as const)('an address that takes no letters is not tried again: %s %i %s', async (stage, code, words) => {
    await answering(stage, code, words)
    await expect(sendMail(mail, id)).rejects.toEqual(new Undeliverable(String(code)))
  })

  test.each([
    ['door', 554, '5.7.1 Your network is blocked by policy'],
    ['address', 554, '5.7.1 Relay access denied'],
    ['address', 550, 'relay not permitted'],
    ['address', 553, "sorry, that domain isn't in my list of allowed rcpthosts"],
    ['address', 550, '5.1.8 Sender address rejected: Domain not found'],
    ['address', 530, '5.7.0 Authentication required'],
    ['letter', 550, '5.7.1 This looks like spam'],
    ['letter', 554, 'Transaction failed'],
  ] as const)(
    'a refusal that is about the library is tried again, and is told: %s %i %s',
    async (stage, code, words) => {
      await answering(stage, code, words)
      await expect(sendMail(mail, id)).rejects.toEqual(new NotTaken('refused', String(code)))
    },
  )

  test('a password that the server does not know is about the library', async () => {
    await aMailServer({
      disabledCommands: ['STARTTLS'],
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) =>
        done(Object.assign(new Error('5.7.8 wrong password'), { responseCode: 535 })),
    } as SMTPServerOptions)
    process.env.SMTP_URL = String(process.env.SMTP_URL).replace('//', '//library:wrong@')
    await expect(sendMail(mail, id)).rejects.toEqual(new NotTaken('refused', '535'))
  })

  test('who asks to come back later is no trouble for one letter, and is for all when it is at the door', async () => {
    await answering('address', 450, '4.2.1 Greylisted')
    await expect(sendMail(mail, id)).rejects.toMatchObject({ responseCode: 450 })
    closeMail()
    await answering('address', 421, '4.3.2 Shutting down')
    await expect(sendMail(mail, id)).rejects.toEqual(new NotTaken('away', '421'))
  })

  test('an answer with an address in it leaves no address in the receipt', async () => {
    await aMailServer({
      onData: (stream, _session, done) => {
        stream.resume()
        stream.on('end', () => done(null, `accepted for <${mail.to}>`))
      },
    })
    expect(await sendMail(mail, id)).not.toContain('@')
  })

  test('a server that drops the line after the letter has it once, and nobody says that it was refused', async () => {
    const received = await aMailServer({
      onData: (stream) => {
        simpleParser(stream).then((parsed) => {
          received.push(parsed)
          ;[...open].at(-1)?.destroy()
        })
      },
    })
    await expect(sendMail(mail, id)).rejects.toMatchObject({ name: 'Undeliverable', code: 'NO_ANSWER' })
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(received).toHaveLength(1)
  })

  test('a server that drops the line before the letter was read out did not take it', async () => {
    await aMailServer({ onMailFrom: () => void [...open].at(-1)?.destroy() })
    const refused = await sendMail(mail, id).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(Error)
    expect(refused).not.toBeInstanceOf(Undeliverable)
  })

  test('a letter that is cut short is not read out any more', async () => {
    const ending = new AbortController()
    const received = await aMailServer({ onMailFrom: () => ending.abort() })
    await expect(sendMail(mail, id, ending.signal)).rejects.not.toBeInstanceOf(Undeliverable)
    expect(received).toEqual([])
  })

  test('nobody who listens is an error with a code', async () => {
    process.env.SMTP_URL = 'smtp://127.0.0.1:1'
    await expect(sendMail(mail, id)).rejects.toMatchObject({
      trouble: 'away',
      code: expect.stringMatching(/^E[A-Z]+$/),
    })
  })
})

describe('without a mail server', () => {
  test('outside the demo an e-mail is never called sent, and nothing is kept of it', async () => {
    delete process.env.SMTP_URL
    delete process.env.DEMO
    await expect(sendMail(mail, id)).rejects.toMatchObject({ name: 'Undeliverable', code: 'NO_SERVER' })
    expect(await readdir(folder)).toEqual([])
  })

  test('in the demo an e-mail is written into the data folder, once, however often it is sent', async () => {
    delete process.env.SMTP_URL
    process.env.DEMO = '1'
    expect(await sendMail(mail, id)).toBe(`${id}.eml`)
    await sendMail(mail, id)
    expect(await readdir(join(folder, 'mail'))).toEqual([`${id}.eml`])
    const written = await simpleParser(await readFile(join(folder, 'mail', `${id}.eml`)))
    expect(written).toMatchObject({ messageId: `<${id}@wegwijs>`, subject: mail.subject })
  })

  test('an sms lies next to it in the demo, and elsewhere is never called sent', async () => {
    delete process.env.SMS_URL
    delete process.env.DEMO
    const sms = { to: '0620000001', text: 'Uw afspraak' }
    await expect(sendSms(sms, id)).rejects.toMatchObject({ code: 'NO_PROVIDER' })
    process.env.DEMO = '1'
    await sendSms(sms, id)
    delete process.env.DEMO
    const written = await readFile(join(folder, 'mail', `${id}.txt`), 'utf8')
    expect(written).toContain('Uw afspraak')
  })
})

describe('with an sms provider', () => {
  type Asked = { authorization?: string; body: unknown }

  async function aProvider(status: number, answer: unknown): Promise<Asked[]> {
    const asked: Asked[] = []
    const server = createServer(async (req, res) => {
      const parts: Buffer[] = []
      for await (const part of req) parts.push(part as Buffer)
      asked.push({
        authorization: req.headers.authorization,
        body: JSON.parse(Buffer.concat(parts).toString()),
      })
      res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    closing.push(() => {
      server.closeAllConnections()
      server.close()
    })
    process.env.SMS_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    process.env.SMS_TOKEN = 'demo-token'
    return asked
  }

  test('the sms is handed over, and the receipt is its number there', async () => {
    const asked = await aProvider(201, { id: 'sms-88' })
    expect(await sendSms({ to: '0620000001', text: 'Uw afspraak' }, id)).toBe('sms-88')
    expect(asked).toEqual([
      {
        authorization: 'Bearer demo-token',
        body: { to: '0620000001', text: 'Uw afspraak', reference: id },
      },
    ])
  })

  test('a refusal fails with its code, without the telephone number', async () => {
    await aProvider(422, { error: 'invalid 0620000001' })
    await expect(sendSms({ to: '0620000001', text: 'x' }, id)).rejects.toMatchObject({
      name: 'Undeliverable',
      code: 'HTTP_422',
      message: expect.not.stringContaining('0620000001'),
    })
  })

  test('a provider that does not know the library, or is not there, says nothing of the number', async () => {
    const sms = { to: '0620000001', text: 'x' }
    await aProvider(401, {})
    await expect(sendSms(sms, id)).rejects.toEqual(new NotTaken('refused', 'HTTP_401'))
    await aProvider(503, {})
    await expect(sendSms(sms, id)).rejects.toEqual(new NotTaken('away', 'HTTP_503'))
    process.env.SMS_URL = 'http://127.0.0.1:1/'
    await expect(sendSms(sms, id)).rejects.toMatchObject({ trouble: 'away' })
  })
})
