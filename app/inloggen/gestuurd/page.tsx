import { redirect } from 'next/navigation'
import { askedHere } from '@/app/_shared/signin'
import { Door } from '@/app/_shared/ui/door'
import { config } from '@/lib/tools/config'
import { CodeForm } from '../_forms'

export default async function SentPage() {
  if (!(await askedHere())) redirect('/inloggen')
  const heading = 'Kijk in uw e-mail'
  return (
    <Door heading={heading} ownTitle back={{ href: '/inloggen', label: 'Ander e-mailadres' }}>
      <p className="lead">
        Werkt u hier? Dan krijgt u nu een e-mail met een link. De link werkt 10 minuten, alleen in deze
        browser.
      </p>
      <p>Geen e-mail gekregen? Kijk bij ongewenste e-mail, of vraag de coördinator of uw adres klopt.</p>
      {config().demo || config().smtpUrl ? null : (
        <p>Deze site heeft geen mailserver. De link staat op het scherm waarop de site is gestart.</p>
      )}
      {config().demo ? (
        <p>
          Dit zijn voorbeeldgegevens: de e-mail staat bij <a href="/beheer/post">Wat er verstuurd zou zijn</a>
          .
        </p>
      ) : null}
      <h2>Leest u uw e-mail op een ander apparaat?</h2>
      <CodeForm title={heading} />
    </Door>
  )
}
