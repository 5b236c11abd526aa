import type { Metadata, Viewport } from 'next'
import { connection } from 'next/server'
import type { ReactNode } from 'react'
import '@/app/_shared/theme/site.css'
import '@/app/_shared/theme/desk.css'
import { icon } from '@/app/_shared/ui/mark'

export const metadata: Metadata = {
  icons: { icon },
  formatDetection: { telephone: false },
  robots: { index: false },
}
export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' }

/** The walls around every page of people who work here: Dutch, and never found by a search engine. */
export default async function House({ children }: { children: ReactNode }) {
  // Written for each visit: only then do its scripts carry the number of that visit.
  await connection()
  return (
    <html lang="nl" className="desk">
      <body>{children}</body>
    </html>
  )
}
