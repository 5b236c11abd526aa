import type { Viewport } from 'next'
import type { ReactNode } from 'react'
import '@/app/_shared/theme/theme.css'
import '@/app/_shared/theme/site.css'

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' }

export default function ManageLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="nl">
      <body>{children}</body>
    </html>
  )
}
