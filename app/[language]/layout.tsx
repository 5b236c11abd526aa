import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { directionOf, languageOf } from '@/app/_shared/language'
import '@/app/_shared/theme/site.css'
import { icon } from '@/app/_shared/ui/mark'

export const metadata: Metadata = { formatDetection: { telephone: false }, icons: { icon } }
export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' }

type Props = { children: ReactNode; params: Promise<{ language: string }> }

export default async function Layout({ children, params }: Props) {
  const language = languageOf((await params).language)
  return (
    <html lang={language} dir={directionOf(language)}>
      <body>{children}</body>
    </html>
  )
}
