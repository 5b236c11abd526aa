/** A letter that is not tried again: there is nobody to hand it to, or it may have been taken already. */
export class Undeliverable extends Error {
  override name = 'Undeliverable'
  readonly code: string
  constructor(code: string) {
    super(`undeliverable: ${code}`)
    this.code = code
  }
}

/** Why who carries letters takes none of this library: a password or a policy, or nobody is there. */
export type Trouble = 'refused' | 'away'

/** A letter that was not taken for a reason that has nothing to do with who it is for: it is tried again, and health says so. */
export class NotTaken extends Error {
  override name = 'NotTaken'
  readonly trouble: Trouble
  readonly code: string
  constructor(trouble: Trouble, code: string) {
    super(`not taken: ${trouble} ${code}`)
    this.trouble = trouble
    this.code = code
  }
}

/** What a mail server or the way to it answered, as nodemailer tells it. */
type Failure = { code?: string; command?: string; responseCode?: number; response?: string }

/**
 * What a failed sending means, by what the mail server said (RFC 5321 and 3463). That an address takes no letters is
 * Undeliverable at once; what is about the library itself (a password, a policy, a greeting that is no greeting) or about
 * nobody being there is NotTaken; what only this letter has to wait for stays what it was.
 */
export function whatItMeans(error: unknown): unknown {
  const failure = (error ?? {}) as Failure
  const { code, command = '', responseCode } = failure
  if (!responseCode) return withoutAnswer(error, failure)
  const said = String(responseCode)
  const aboutLetter = command === 'RCPT TO' || command === 'DATA'
  if (responseCode < 500)
    return aboutLetter && responseCode !== 421 ? error : new NotTaken('away', code === 'EAUTH' ? code : said)
  return aboutLetter && isAboutAddress(failure) ? new Undeliverable(said) : new NotTaken('refused', said)
}

function withoutAnswer(error: unknown, { code = '', command }: Failure): unknown {
  // Told to stop, or never a letter: that says nothing of the other side.
  if (code === 'EABORT' || code === 'ESTREAM' || code === 'EMESSAGE' || code === '') return error
  if (code === 'EENVELOPE') return command === 'API' ? new Undeliverable(code) : error
  return new NotTaken(code === 'EAUTH' || code === 'ENOAUTH' ? 'refused' : 'away', code)
}

/** Mailbox, address and route (RFC 3463); 5.1.7 and 5.1.8 are about who sends. */
const ofAddress = /^5\.(1\.(?![78]\b)|2\.|4\.)/
/** Subjects under which servers file anything. */
const ofAnything = /^5\.(0\.0|5\.0|1\.0)/
/** Without such a number: no such mailbox, not here, full, not allowed as a name, takes no mail. */
const bare: ReadonlySet<number> = new Set([550, 551, 552, 553, 556])
/** What servers say with those when it is who sends that they do not want. */
const ofUs =
  /relay|rcpthosts|authenti|sender|spam|block|blacklist|reputation|policy|spf|dkim|dmarc|denied|not permitted/i

function isAboutAddress({ responseCode = 0, response = '' }: Failure): boolean {
  const status = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})/.exec(response)?.[1]
  if (status && !ofAnything.test(status)) return ofAddress.test(status)
  return bare.has(responseCode) && !ofUs.test(response)
}
