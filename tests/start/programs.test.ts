import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { expect, test } from 'vitest'

const program = `
  import { onEnd } from './app/_start/programs.mjs'
  onEnd((signal) => { process.stdout.write(signal); process.exit() })
  setInterval(() => {}, 1000)
  process.stdout.write('running ')`

/** A program as npm starts it: from a shell that waits for it, and that passes no signal on. */
function started(env: Record<string, string>) {
  const shell = spawn('sh', ['-c', '"$NODE" --input-type=module -e "$PROGRAM"; true'], {
    env: { ...process.env, NODE: process.execPath, PROGRAM: program, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  shell.stdout.setEncoding('utf8')
  return shell
}

test.each(['SIGTERM', 'SIGKILL'] as const)(
  'a program of npm ends when the shell between them ends at %s',
  async (signal) => {
    const shell = started({ npm_lifecycle_event: 'start' })
    let said = ''
    shell.stdout.on('data', (text) => {
      said += text
      if (said === 'running ') shell.kill(signal)
    })
    // The line ends with the last who can write on it: the program.
    await once(shell.stdout, 'end')
    expect(said).toBe('running SIGTERM')
  },
)

test('a program of which nobody reads any more what it says goes on', async () => {
  const program = `
    import { goOnUnheard } from './app/_start/programs.mjs'
    goOnUnheard()
    process.on('uncaughtException', () => process.exit(1))
    setInterval(() => { process.stdout.write('.'); process.stderr.write('.') }, 5)
    process.once('message', () => setTimeout(() => process.exit(0), 100))`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const { stdout, stderr } = child as typeof child & Record<'stdout' | 'stderr', Readable>
  await once(stdout, 'data')
  stdout.destroy()
  stderr.destroy()
  child.send('nobody reads')
  expect(await once(child, 'exit')).toEqual([0, null])
})
