import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

test('the bench begins as people begin it, and says which data there are', async () => {
  const given = ['run', '--silent', 'bench', '--', '--data', 'nowhere']
  const said = await promisify(execFile)('npm', given, {
    cwd: root,
    shell: process.platform === 'win32',
  }).catch((error: { stderr: string }) => error.stderr)
  expect(said).toBe('--data nowhere: there is demo, province, country.\n')
})
