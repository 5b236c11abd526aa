import type { ChildProcess } from 'node:child_process'

export function findChromium(): string | undefined
export function freePort(): Promise<number>
export function stopped(child: ChildProcess): Promise<void>
export function databaseIn(data: string): { cluster: string; password: string } | null
export function forgetData(data: string): void
