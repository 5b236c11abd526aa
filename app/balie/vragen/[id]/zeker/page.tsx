import { notFound } from 'next/navigation'
import { calendarDay, topicWords } from '@/app/_shared/texts/needs'
import { WorkPage } from '@/app/_shared/ui/work'
import type { DeskOne } from '@/lib/needs/queries/one'
import { localDate } from '@/lib/tools/time'
import { Act } from '../../_act'
import { alongOf, calledOf, isAskedElsewhere, type OneNeed, oneNeed } from '../../_own'
import { needAt } from '../../_paths'
import { mergeAction, sayForAction, signAction, undoNeedAction, withdrawAction } from '../../actions'

export default async function SurePage(props: OneNeed) {
  const { who, need, asked, now } = await oneNeed(props)
  const sure = what(need, asked, now)
  if (!sure) notFound()
  const at = needAt(need.needId)
  return (
    <WorkPage
      who={who}
      path={`${at}/zeker`}
      heading={sure.heading}
      title="Weet u het zeker?"
      back={{ href: at, label: 'De vraag' }}
    >
      {sure.says.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <div className="buttons">
        <Act action={sure.action} label={sure.label} along={sure.along} primary />
        <a className="button" href={at}>
          Nee, laat het zo
        </a>
      </div>
    </WorkPage>
  )
}

/** What cannot be taken back afterwards, in words; nothing when it is not to be done as the need stands now. */
function what(need: DeskOne, { wat: asked, met }: Record<string, string | undefined>, now: Date) {
  if (asked === 'samen') return together(need, met, now)

  const [name, to] = [calledOf(need), need.owner?.name ?? 'de partner']
  const along: Record<string, string> = { needId: need.needId }
  if (asked === 'stopt' && need.answers.includes('stop'))
    return {
      heading: `Stopt ${name} ermee?`,
      says: [
        `De vraag sluit. Wie gevraagd was, ziet niets meer van ${name}. Dit kan niet ongedaan gemaakt worden.`,
        `Komt ${name} later terug? Dan kan de vraag opnieuw open.`,
      ],
      ...{ action: sayForAction, label: `Ja, ${name} stopt ermee`, along: { ...along, says: 'stop' } },
    }
  if (asked === 'terug' && isAskedElsewhere(need))
    return {
      heading: `Wil ${name} niet dat ${to} deze gegevens heeft?`,
      says: [
        `${to} ziet meteen niets meer, en hoort dat zij moeten stoppen. Niet waarom.`,
        `De vraag is dan weer bij ons. ${name} hoort dat er iets veranderde.`,
      ],
      ...{ action: withdrawAction, label: 'Ja, haal de gegevens daar weg', along },
    }
  if (asked === 'weg' && need.canGo)
    return {
      heading: 'Is deze vraag per ongeluk gemaakt?',
      says: ['De vraag gaat weg, alsof hij er niet was. Een kaartje met deze code werkt dan niet meer.'],
      ...{ action: undoNeedAction, label: 'Ja, haal de vraag weg', along },
    }
  if (asked === 'tekenen' && need.tried.enough && need.ended === null)
    return {
      heading: `Is ${name} niet te bereiken?`,
      says: [
        `Er is gebeld op ${need.tried.halfDays} verschillende dagdelen, verspreid over ${need.tried.days} dagen.`,
        `U tekent dat het niet lukt. De vraag sluit. Meldt ${name} zich? Dan gaat de vraag weer open.`,
      ],
      ...{ action: signAction, label: 'Ja, ik teken dit', along: alongOf(need) },
    }
  return null
}

/** Two questions of one resident become one: that is not taken back either. */
function together(need: DeskOne, met: string | undefined, now: Date) {
  const into = need.ended === null ? need.alike.find(({ needId }) => needId === met) : undefined
  if (!into) return null
  const since = calendarDay(localDate(into.openedAt), now)
  return {
    heading: 'Is dit dezelfde vraag?',
    says: [
      `${topicWords(need.topic)} hoort dan bij ${topicWords(into.topic)} van ${into.name}, sinds ${since}. Alleen die vraag loopt door.`,
      ...(isAskedElsewhere(need) ? [`${need.owner?.name} hoeft voor deze vraag niets meer te doen.`] : []),
      'Dit kan niet ongedaan gemaakt worden.',
    ],
    ...{ action: mergeAction, label: 'Ja, maak er één vraag van' },
    along: { ...alongOf(need), intoId: into.needId },
  }
}
