import { redirect } from 'next/navigation'
import { workerHere } from '@/app/_shared/session'
import { dates } from '@/app/_shared/texts/dates'
import { languageWords } from '@/app/_shared/texts/desk'
import { dayInFull, topicWords } from '@/app/_shared/texts/needs'
import { inGroups } from '@/app/_shared/texts/telephone'
import { PrintButton } from '@/app/_shared/ui/print'
import { WorkPage } from '@/app/_shared/ui/work'
import { type AskedOfUs, sheetOf } from '@/lib/needs/queries/partner'
import { clock } from '@/lib/tools/clock'
import { isId } from '../../../_asked'
import type { OneQuestion } from '../../_own'
import { list, questionAt } from '../../_paths'

const { moment } = dates('nl')

export default async function SheetPage({ params }: OneQuestion) {
  const who = await workerHere('/partner/vragen')
  const { id } = await params
  const now = clock()
  const card = isId(id) ? await sheetOf(who.actor, id, now) : null
  if (!card) redirect(`${list}?kon=stopped`)
  if (card.name === null) redirect(`${list}?vraag=${card.referralId}`)
  return (
    <WorkPage
      who={who}
      path={questionAt(card.referralId, 'vel')}
      heading="Vel om mee te nemen"
      back={{ href: list, label: 'Vragen aan ons' }}
    >
      <p className="asked-screen">
        Er staan een naam en een nummer op. Neem het vel niet verder mee dan nodig, en versnipper het daarna.
      </p>
      <PrintButton label="Print het vel" />
      <Sheet card={card} printed={moment(now)} />
    </WorkPage>
  )
}

function Sheet({ card, printed }: { card: AskedOfUs; printed: string }) {
  const { number, name, contact, contactWay, language, callWhen, topic, municipality, dueOn } = card
  const reach = contactWay === 'email' || !contact ? contact : inGroups(contact)
  const lines: [label: string, value: string | null][] = [
    ['Bereiken', reach ?? 'geen nummer: vraag de bibliotheek'],
    ['Wanneer', callWhen],
    ['Taal', language ? (languageWords[language] ?? null) : null],
    ['Waarover', `${topicWords(topic)}, uit ${municipality}`],
    ['Uiterlijk', dueOn ? dayInFull(dueOn) : null],
    ['Afspraak', card.appointmentOn ? dayInFull(card.appointmentOn) : null],
  ]
  return (
    <article className="asked-sheet">
      <h2>
        <bdi translate="no">{name}</bdi>
      </h2>
      <dl className="asked-facts">
        {lines.map(([label, value]) =>
          value === null ? null : (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <bdi>{value}</bdi>
              </dd>
            </div>
          ),
        )}
      </dl>
      <p className="asked-check">
        <b>Nummer {number}: kijk voor u belt of dit vel nog geldt.</b> Dat kan bij Vragen aan ons, onder
        ‘Geldt dit vel nog?’.
      </p>
      <p className="remark minor">Geprint {printed}. Versnipper dit vel als u klaar bent.</p>
    </article>
  )
}
