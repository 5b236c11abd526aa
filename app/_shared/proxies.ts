import { headers } from 'next/headers'

/** Whether the front server sees as many proxies as TRUSTED_PROXIES says: in this process, and of its last visits. */
export async function proxiesFound(): Promise<'ok' | 'more' | 'fewer'> {
  const found = (await headers()).get('x-wegwijs-proxies')
  return found === 'more' || found === 'fewer' ? found : 'ok'
}
