import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import '@/app/_shared/theme/theme.css'
import '@/app/_shared/theme/site.css'
import { icon } from '@/app/_shared/ui/mark'

export const metadata: Metadata = { icons: { icon } }
export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' }

export default function ManageLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="nl">
      <body>{children}</body>
    </html>
  )
}
