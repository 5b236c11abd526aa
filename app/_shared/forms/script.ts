'use client'

import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** Whether a script runs here: false while the page is still as the server wrote it. */
export function useScript(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}
