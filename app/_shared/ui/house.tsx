import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import '@/app/_shared/theme/theme.css'
import '@/app/_shared/theme/site.css'
import '@/app/_shared/theme/desk.css'
import '@/app/_shared/theme/door.css'
import { icon } from '@/app/_shared/ui/mark'

export const metadata: Metadata = {
  icons: { icon },
  formatDetection: { telephone: false },
  robots: { index: false },
}
export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' }

/** The walls around every page of people who work here: Dutch, and never found by a search engine. */
export default function House({ children }: { children: ReactNode }) {
  return (
    <html lang="nl" className="desk">
      <body>{children}</body>
    </html>
  )
}
