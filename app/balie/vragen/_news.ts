'use client'

import { useRouter } from 'next/navigation'
import { useCallback } from 'react'

/** When somebody else was first, the page shows what happened; what was typed stays. */
export function useNews() {
  const router = useRouter()
  return useCallback(() => router.refresh(), [router])
}
