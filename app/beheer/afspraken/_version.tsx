import { dayWords, noonOf } from '@/app/_shared/texts/desk'
import { dialled, inGroups } from '@/app/_shared/texts/telephone'
import { Fact } from '@/app/_shared/ui/facts'
import type { Agreement, AgreementContact, Version } from '@/lib/needs/queries/versions'
import { Standing } from './_list'
import { sayDay, topicsWords, townsWords, validWords } from './_words'

type Props = { agreement: Agreement; version: Version; now: Date }

/** All that was agreed in one version. */
export function VersionFacts({ agreement: { from, to }, version, now }: Props) {
  const { seeDays, contactDays, reportDays, reviewOn } = version
  const [stuurt, helpt] = [from, to].map(({ kind, name }) => (kind === 'library' ? 'wij' : name))
  return (
    <dl className="data-summary">
      <Fact label="Waarmee">{topicsWords(version.topics)}</Fact>
      <Fact label="Voor inwoners van">{townsWords(version.municipalities)}</Fact>
      <Fact label="Hoe snel">
        <ul className="meetings">
          <li>De vraag bekijken: binnen {working(seeDays)}</li>
          <li>De inwoner bellen: binnen {working(contactDays)}</li>
          <li>Vertellen hoe het ging: binnen {working(reportDays)}</li>
        </ul>
      </Fact>
      <Fact label="Hoe lang">
        Versie {version.number}, {validWords(version, now)} <Standing version={version} now={now} />
      </Fact>
      <Fact label="Opnieuw bekijken">{dayWords(noonOf(reviewOn), now)}</Fact>
      <Fact label="Afgesproken">
        Door <bdi translate="no">{version.agreedBy}</bdi>, op {sayDay(version.agreedOn)}
      </Fact>
      <Fact label="Gegevens">
        {version.dataLine} (sinds {sayDay(version.dataOn)})
      </Fact>
      <Fact label={`Contact, ${stuurt}`}>
        <Contacts contacts={version.contacts} side="from" />
      </Fact>
      <Fact label={`Contact, ${helpt}`}>
        <Contacts contacts={version.contacts} side="to" />
      </Fact>
    </dl>
  )
}

function working(days: number): string {
  return days === 1 ? '1 werkdag' : `${days} werkdagen`
}

function Contacts({ contacts, side }: { contacts: AgreementContact[]; side: 'from' | 'to' }) {
  const own = contacts.filter((one) => one.side === side)
  if (own.length === 0) return 'Niemand opgeschreven'
  return (
    <ul className="meetings">
      {own.map(({ name, phone, email }) => (
        <li key={`${name} ${phone} ${email}`}>
          <bdi translate="no">{name}</bdi>
          {phone ? (
            <>
              {', '}
              <a href={dialled(phone)} translate="no" dir="ltr">
                {inGroups(phone)}
              </a>
            </>
          ) : null}
          {email ? (
            <>
              {', '}
              <a href={`mailto:${email}`} translate="no">
                {email}
              </a>
            </>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
