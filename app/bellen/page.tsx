import { type Asked, askedOf } from '@/app/_shared/asked'
import { ButtonForm } from '@/app/_shared/forms/button-form'
import { workerHere } from '@/app/_shared/session'
import { dates } from '@/app/_shared/texts/dates'
import { WorkPage } from '@/app/_shared/ui/work'
import { type Call, callsFor } from '@/lib/notices/queries/calls'
import { clock } from '@/lib/tools/clock'
import { finishCallAction } from './actions'

const { moment, day } = dates('nl')
const languages = { nl: 'Nederlands', en: 'Engels', ar: 'Arabisch' }
const whose = { resident: 'de inwoner zelf', helper: 'wie helpt', partner: 'de partner die aanmeldde' }
const refusals = { unknown: 'Dit is al gedaan.' }

export default async function CallsPage({ searchParams }: Asked) {
  const who = await workerHere('/bellen')
  const { gedaan } = await askedOf(searchParams)
  const calls = await callsFor(who.actor, clock())
  return (
    <WorkPage who={who} path="/bellen" heading="Nog te bellen">
      {gedaan ? <p className="notice">Dat is opgeschreven.</p> : null}
      <p>Deze mensen horen het alleen als iemand belt. Wie het eerst moet kiezen, staat bovenaan.</p>
      {calls.length === 0 ? <p className="lead">Er is nu niemand om te bellen.</p> : null}
      <ul className="people">
        {calls.map((call) => (
          <li key={call.messageId}>
            <Who call={call} />
            <div className="person-actions">
              <Done call={call} outcome="told" label="Verteld" />
              <Done call={call} outcome="not_reached" label="Niet te bereiken" />
            </div>
          </li>
        ))}
      </ul>
    </WorkPage>
  )
}

function Who({ call }: { call: Call }) {
  const { name, telephone, contactOf, language, code, title, branchName } = call
  return (
    <div>
      <h2>
        <bdi translate="no">{name}</bdi>
      </h2>
      <p>{sayOf(call)}</p>
      <p>
        {title ?? 'Hulp bij digitale zaken'} · Bibliotheek {branchName} · {moment(call.startsAt)}
      </p>
      <p>
        {telephone ? (
          <>
            Bel <b translate="no">{telephone}</b>, van {whose[contactOf]}. Taal: {languages[language]}.
          </>
        ) : (
          <>Er is geen telefoonnummer. Vertel het aan de balie. Taal: {languages[language]}.</>
        )}
      </p>
      <p className="remark minor">
        Code <span translate="no">{code}</span> · staat hier sinds {day(call.since)}
      </p>
    </div>
  )
}

/** What there is to tell, as one sentence to begin with. */
function sayOf({ kind, offeredUntil }: Call): string {
  if (kind === 'offer' && offeredUntil)
    return `Er is een plek vrij. Kiezen kan tot ${moment(offeredUntil)}, met de code op de website.`
  return {
    confirmation: 'De afspraak of aanmelding is gemaakt.',
    calendar: 'De afspraak of aanmelding is gemaakt.',
    waiting: 'De inwoner staat op de wachtlijst.',
    offer: 'Er is een plek vrij.',
    offer_lapsed: 'De tijd om te kiezen is voorbij. De inwoner staat weer op de wachtlijst.',
    moved: 'De afspraak heeft een andere tijd.',
    cancelled: 'Het gaat niet door, of de inwoner is afgemeld.',
    reminder: 'Dit is binnenkort. Weet de inwoner het nog?',
  }[kind]
}

type DoneProps = { call: Call; outcome: 'told' | 'not_reached'; label: string }

function Done({ call, outcome, label }: DoneProps) {
  return (
    <ButtonForm
      action={finishCallAction}
      label={label}
      about={`(${call.name})`}
      along={{ messageId: call.messageId, outcome }}
      refusals={refusals}
    />
  )
}
