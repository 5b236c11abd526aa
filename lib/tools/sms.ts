import { config } from './config'
import { keepInFolder } from './mail'

/** An sms that nobody took; the code is the provider's HTTP status, or says that there is no provider. */
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
 * SmsRefused where there is no provider: nothing is "sent" that nobody gets, someone calls instead.
 */
export async function sendSms(sms: { to: string; text: string }, messageId: string): Promise<string> {
  const { smsUrl, smsToken, demo } = config()
  if (!smsUrl && !demo) throw new SmsRefused('NO_PROVIDER')
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
    signal: AbortSignal.timeout(10_000),
  })
  if (!answer.ok) throw new SmsRefused(`HTTP_${answer.status}`)
  return idIn(await answer.text())
}

function idIn(body: string): string {
  const id = /"(?:id|messageId|message_id)"\s*:\s*"?([\w.-]{1,100})/.exec(body)?.[1]
  return id ?? 'accepted'
}
