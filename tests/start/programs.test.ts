import { spawn } from 'node:child_process'
import { once } from 'node:events'
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
