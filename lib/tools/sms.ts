import { config } from './config'
import { errorCode } from './log'
import { keepInFolder } from './mail'
import { NotTaken, Undeliverable } from './refusal'

/**
 * Hands an sms to the provider, or with demo data writes it into the data folder. `reference` is the message
 * id, by which a provider can recognise the same sms when it comes twice. Returns the provider's id of it; throws
 * Undeliverable where there is no provider: nothing is "sent" that nobody gets, someone calls instead; and where the
 * provider will not have this sms. Throws NotTaken where it is the library that it refuses, or where it is not there.
 * `ending` cuts it short.
 */
export async function sendSms(
  sms: { to: string; text: string },
  messageId: string,
  ending?: AbortSignal,
): Promise<string> {
  const { smsUrl, smsToken, demo } = config()
  if (!smsUrl && !demo) throw new Undeliverable('NO_PROVIDER')
  if (!smsUrl) return keepInFolder(`${messageId}.txt`, `${sms.to}\n\n${sms.text}\n`)
  const answer = await asked(smsUrl, {
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
  if (!answer.ok) throw refusalOf(answer.status)
  return idIn(await answer.text())
}

async function asked(url: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(url, request)
  } catch (error) {
    throw new NotTaken('away', errorCode((error as Error).cause ?? error))
  }
}

/** What is wrong with the number or the text is so the next time as well. */
function refusalOf(status: number): Error {
  const code = `HTTP_${status}`
  if (status === 400 || status === 422) return new Undeliverable(code)
  return new NotTaken(status === 429 || status >= 500 ? 'away' : 'refused', code)
}

function idIn(body: string): string {
  const id = /"(?:id|messageId|message_id)"\s*:\s*"?([\w.-]{1,100})/.exec(body)?.[1]
  return id ?? 'accepted'
}
