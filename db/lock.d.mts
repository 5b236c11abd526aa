export class Held extends Error {
  readonly holder: number
}
export function takeLock(path: string): () => void
export function waitForLock(path: string, onWait?: (holder: number) => void): Promise<() => void>
export function startedAt(pid: number): string | null
export function isHeld(path: string): boolean
