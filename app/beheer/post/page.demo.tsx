import { notFound } from 'next/navigation'
import { dates } from '@/app/_shared/texts/dates'
import { config } from '@/lib/tools/config'
import { keptLetters } from '@/lib/tools/mail'

export const dynamic = 'force-dynamic'

/** With demo data nothing leaves the house: here stands what would have been sent. Only in a build for the demo. */
export default async function MailPage() {
  if (!config().demo) notFound()
  const letters = await keptLetters(50)
  const { day, time } = dates('nl')
  return (
    <main className="band mailbox">
      <title>Wat er verstuurd zou zijn – Wegwijs</title>
      <h1>Wat er verstuurd zou zijn</h1>
      <p className="lead">
        Dit zijn voorbeeldgegevens. Er is geen mailserver ingesteld: e-mail en sms gaan nergens heen en staan
        hier.
      </p>
      {letters.length === 0 ? <p>Er is nog niets verstuurd.</p> : null}
      {letters.map((letter) => (
        <article className="ticket" key={letter.name}>
          <h2>{letter.subject}</h2>
          <p className="remark minor">
            {day(letter.at)}, {time(letter.at)}
            {letter.calendar ? ' · met een agendabestand' : ''}
          </p>
          <pre className="letter">{letter.text}</pre>
        </article>
      ))}
      <p>
        <a href="/nl">Naar de website</a>
      </p>
    </main>
  )
}
