import { dates } from '@/app/_shared/texts/dates'
import { codeInGroups, topicWords } from '@/app/_shared/texts/needs'
import { Notice } from '@/app/_shared/ui/notice'
import { WorkPage } from '@/app/_shared/ui/work'
import type { DeskOne } from '@/lib/needs/queries/one'
import { may } from '@/lib/tools/access'
import { Act } from '../_act'
import { TurnButtons } from '../_buttons'
import { Ends } from '../_ends'
import { NeedLine } from '../_line'
import { calledOf, type OneNeed, oneNeed, titleOf } from '../_own'
import { needAt, needsPath } from '../_paths'
import { Alike, Reaching, Says } from '../_resident'
import { doneWords } from '../_sentences'
import { nextOf, turnHeading, turnWords } from '../_turn'
import { undoEventAction } from '../actions'

const { bareTime } = dates('nl')

export default async function NeedPage(props: OneNeed) {
  const { who, need, asked, now } = await oneNeed(props)
  const next = nextOf(need, now)
  const done = doneWords(asked.gedaan)
  return (
    <WorkPage
      who={who}
      path={needAt(need.needId)}
      heading={
        <>
          {topicWords(need.topic)} · <bdi translate="no">{calledOf(need)}</bdi> · {need.municipality}
        </>
      }
      title={titleOf(need)}
      back={{ href: needsPath, label: 'Lopende vragen' }}
    >
      {done ? <Notice key={`${asked.gedaan} ${need.revision}`}>{done}</Notice> : null}
      {need.code ? (
        <p className="minor">
          Code <span translate="no">{codeInGroups(need.code)}</span>
        </p>
      ) : null}
      <section
        className={need.waits || need.ended ? 'need-turn' : 'need-turn acts'}
        aria-labelledby="aan-zet"
      >
        <h2 id="aan-zet">{turnHeading(need)}</h2>
        <p>{turnWords(need, now)}</p>
        <TurnButtons need={need} next={next} />
      </section>
      <section aria-labelledby="lijn">
        <h2 id="lijn" className="hidden">
          Wat er gebeurde, en wat er komt
        </h2>
        <NeedLine need={need} now={now} />
        <Undo need={need} />
      </section>
      <Says need={need} />
      <Reaching need={need} now={now} maySign={may(who.actor, 'need.sign')} />
      <Alike need={need} now={now} />
      <Ends need={need} actor={who.actor} next={next} />
    </WorkPage>
  )
}

/** The way back from the last tap, where it stands in the line. */
function Undo({ need: { undo, needId } }: { need: DeskOne }) {
  if (!undo) return null
  return (
    <Act
      action={undoEventAction}
      label={`Maak het laatste ongedaan (tot ${bareTime(undo.until)})`}
      along={{ needId, eventId: String(undo.eventId) }}
      quiet
    />
  )
}
