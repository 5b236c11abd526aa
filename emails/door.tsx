import { Link, Text } from '@react-email/components'
import { render } from '@react-email/render'
import type { ReactNode } from 'react'
import { Layout } from './layout'

/** What people are called who work here, in a sentence. */
const works = {
  coordinator: 'coördinator',
  adviser: 'IDO-medewerker',
  trainer: 'docent',
  dpo: 'functionaris gegevensbescherming',
  reader: 'lezer',
  partner: 'medewerker',
}

export type Letter = { subject: string; html: string; text: string }

/** What a letter to who works here is made of: a sentence, a link, or digits to copy. */
export type Paragraph = string | { link: string; label: string } | { code: string; label: string }

/** The letter with a way in: a link, and six digits for who reads it on another device. */
export function signInLetter(facts: {
  name: string
  url: string
  code: string
  minutes: number
}): Promise<Letter> {
  return letterOf('Uw link om aan te melden bij Wegwijs', [
    `Beste ${facts.name},`,
    'U wilt zich aanmelden. Open deze link op de computer waar u om de link vroeg:',
    { link: facts.url, label: 'Aanmelden' },
    'Leest u deze mail op een ander apparaat? Vul dan deze code in op de computer waar u om de link vroeg:',
    { code: facts.code, label: 'Uw code' },
    `De link en de code werken één keer, ${facts.minutes} minuten lang. Geef de code aan niemand. Ook de bibliotheek vraagt er nooit naar.`,
    'Hebt u niet om een link gevraagd? Dan hoeft u niets te doen.',
  ])
}

/** The letter that invites someone to work here. */
export function invitationLetter(facts: {
  name: string
  organisation: string
  role: keyof typeof works
  contactPerson: boolean
  url: string
  until: string
}): Promise<Letter> {
  return letterOf(`Uitnodiging voor Wegwijs van ${facts.organisation}`, [
    `Beste ${facts.name},`,
    `U bent uitgenodigd om met Wegwijs te werken, als ${facts.contactPerson ? 'contactpersoon' : works[facts.role]} bij ${facts.organisation}. Wegwijs is het programma van de bibliotheek voor afspraken en cursussen.`,
    'Doet u mee? Open dan deze link en klik op de knop:',
    { link: facts.url, label: 'Ik doe mee' },
    `De link werkt één keer, tot en met ${facts.until}.`,
    'Weet u niet waar dit over gaat? Dan hoeft u niets te doen.',
  ])
}

/** A letter to who works here, in Dutch. */
export async function letterOf(subject: string, paragraphs: Paragraph[]): Promise<Letter> {
  const html = await render(
    <Layout language="nl" direction="ltr" title={subject} library="Bibliotheek">
      {paragraphs.map((one) => (
        <Text key={JSON.stringify(one)} style={{ fontSize: '18px', lineHeight: '1.5' }}>
          {shown(one)}
        </Text>
      ))}
    </Layout>,
  )
  return { subject, html, text: `${paragraphs.map(plain).join('\n\n')}\n` }
}

function shown(one: Paragraph): ReactNode {
  if (typeof one === 'string') return <bdi>{one}</bdi>
  if ('link' in one) return <Link href={one.link}>{one.label}</Link>
  return (
    <>
      <strong>{one.label}</strong>
      <br />
      <span style={{ fontSize: '28px', letterSpacing: '4px' }}>{one.code}</span>
    </>
  )
}

function plain(one: Paragraph): string {
  if (typeof one === 'string') return one
  return 'link' in one ? one.link : `${one.label}: ${one.code}`
}
