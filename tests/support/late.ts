import { Socket } from 'node:net'

/**
 * Holds back that the line of a driver closes: until `tell` it does not hear that it was cut. So a test can say what is
 * done between the end of a line and the moment at which the driver hears of it.
 */
export function closesLate(): { closed: Promise<void>; tell: () => void } {
  const emit: (this: Socket, event: string, ...rest: never[]) => boolean = Socket.prototype.emit
  const closed = Promise.withResolvers<void>()
  let held = () => {}
  Socket.prototype.emit = function (this: Socket, event: string, ...rest: never[]): boolean {
    const drivers = event === 'close' && this.listeners('close').some(({ name }) => name === 'closed')
    if (!drivers) return emit.call(this, event, ...rest)
    Socket.prototype.emit = emit
    held = () => emit.call(this, event, ...rest)
    closed.resolve()
    return true
  }
  return { closed: closed.promise, tell: () => held() }
}
