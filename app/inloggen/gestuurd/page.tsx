import { redirect } from 'next/navigation'
import { askedHere } from '@/app/_shared/signin'
import { Door, doorTitle, formWords } from '@/app/_shared/ui/door'
import { Form, TextField } from '@/app/_shared/ui/form'
import type { enterByCode } from '@/lib/team/commands/signin'
import { config } from '@/lib/tools/config'
import type { ReasonOf } from '@/lib/tools/result'
import { because, errorWords, noWork, slowDown } from '../_words'
import { enterByCodeAction } from '../actions'

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
      {config().demo ? (
        <p>
          Dit zijn voorbeeldgegevens: de e-mail staat bij <a href="/beheer/post">Wat er verstuurd zou zijn</a>
          .
        </p>
      ) : null}
      <h2>Leest u uw e-mail op een ander apparaat?</h2>
      <Form
        action={enterByCodeAction}
        {...formWords}
        title={doorTitle(heading)}
        sentences={errorWords}
        refusals={because<ReasonOf<typeof enterByCode>>({
          code_wrong:
            'Deze code klopt niet, of werkt niet meer. Na 5 keer fout hebt u een nieuwe e-mail nodig.',
          slow_down: slowDown,
          no_work: noWork,
        })}
      >
        <TextField
          name="code"
          label="De code uit de e-mail"
          hint="6 cijfers"
          autoComplete="one-time-code"
          numeric
        />
        <div className="bar">
          <button type="submit" className="button primary">
            Aanmelden
          </button>
        </div>
      </Form>
    </Door>
  )
}
