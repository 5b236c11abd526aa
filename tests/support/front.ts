import { connect } from 'node:net'

/** What came back over the line for these very bytes, until it was closed. */
export function sendRaw(port: number, text: string): Promise<{ status: number; head: string; body: string }> {
  return new Promise((resolve, reject) => {
    const line = connect(port, '127.0.0.1', () => line.write(text, 'latin1'))
    let got = ''
    line.on('data', (part) => {
      got += part.toString('latin1')
    })
    line.on('error', reject)
    line.on('close', () => {
      const [head = '', body = ''] = got.split('\r\n\r\n', 2)
      resolve({ status: Number(head.split(' ')[1] ?? 0), head: head.toLowerCase(), body })
    })
  })
}
