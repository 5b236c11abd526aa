import { Body, Container, Head, Heading, Html, Preview } from '@react-email/components'
import type { ReactNode } from 'react'

type LayoutProps = {
  language: string
  direction: 'ltr' | 'rtl'
  title: string
  library: string
  children: ReactNode
}

const font = { fontFamily: 'Arial, Helvetica, sans-serif', fontSize: '18px', lineHeight: '1.5' }

/** The paper of every letter: large type, one column, no pictures, nothing that is fetched. */
export function Layout({ language, direction, title, library, children }: LayoutProps) {
  return (
    <Html lang={language} dir={direction}>
      <Head>
        <title>{title}</title>
      </Head>
      <Preview>{library}</Preview>
      <Body style={{ ...font, color: '#1a1a1a', backgroundColor: '#ffffff' }}>
        <Container style={{ maxWidth: '600px', padding: '16px' }}>
          <Heading as="h1" style={{ fontSize: '24px' }}>
            {title}
          </Heading>
          {children}
        </Container>
      </Body>
    </Html>
  )
}
