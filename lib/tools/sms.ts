import { config } from './config'
import { keepInFolder, Undeliverable } from './mail'

/** An sms that the provider refused; the code is its HTTP status. */
export class SmsRefused extends Error {
  override name = 'SmsRefused'
  readonly code: string
  constructor(code: string) {
    super(`sms refused: ${code}`)
    this.code = code
  }
}

/**
 * Hands an sms to the provider, or with demo data writes it into the data folder. `reference` is the message
 * id, by which a provider can recognise the same sms when it comes twice. Returns the provider's id of it; throws
 * Undeliverable where there is no provider: nothing is "sent" that nobody gets, someone calls instead. `ending` cuts it
 * short.
 */
export async function sendSms(
  sms: { to: string; text: string },
  messageId: string,
  ending?: AbortSignal,
): Promise<string> {
  const { smsUrl, smsToken, demo } = config()
  if (!smsUrl && !demo) throw new Undeliverable('NO_PROVIDER')
  if (!smsUrl) return keepInFolder(`${messageId}.txt`, `${sms.to}\n\n${sms.text}\n`)
  const answer = await fetch(smsUrl, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${smsToken}`,
      'idempotency-key': messageId,
    },
    body: JSON.stringify({ to: sms.to, text: sms.text, reference: messageId }),
    redirect: 'error',
    signal: AbortSignal.any([AbortSignal.timeout(10_000), ...(ending ? [ending] : [])]),
  })
  if (!answer.ok) throw new SmsRefused(`HTTP_${answer.status}`)
  return idIn(await answer.text())
}

function idIn(body: string): string {
  const id = /"(?:id|messageId|message_id)"\s*:\s*"?([\w.-]{1,100})/.exec(body)?.[1]
  return id ?? 'accepted'
}
