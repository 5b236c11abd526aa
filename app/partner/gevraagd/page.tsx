import { type Asked, askedOf } from '@/app/_shared/asked'
import { workerHere } from '@/app/_shared/session'
import { calendarDay, topicWords } from '@/app/_shared/texts/needs'
import { Notice } from '@/app/_shared/ui/notice'
import { WorkPage } from '@/app/_shared/ui/work'
import { type AskedByUs, askedByUs } from '@/lib/needs/queries/asked'
import { clock } from '@/lib/tools/clock'
import { localDate } from '@/lib/tools/time'
import { doneWords, standingOf } from './_words'

export default async function AskedByUsPage({ searchParams }: Asked) {
  const who = await workerHere('/partner/gevraagd')
  const { klaar } = await askedOf(searchParams)
  const now = clock()
  const all = await askedByUs(who.actor, now)
  const [open, over] = [all.filter(({ ended }) => ended === null), all.filter(({ ended }) => ended !== null)]
  return (
    <WorkPage who={who} path="/partner/gevraagd" heading="Door ons gevraagd">
      {klaar && Object.hasOwn(doneWords, klaar) ? <Notice>{doneWords[klaar]}</Notice> : null}
      <p className="buttons">
        <a className="button" href="/partner/vragen/nieuw">
          Vraag de bibliotheek om hulp
        </a>
      </p>
      {open.length === 0 ? <p>De bibliotheek heeft nu geen vraag van u in handen.</p> : null}
      <Lines all={open} now={now} />
      {over.length > 0 ? (
        <details className="fold" open={open.length === 0}>
          <summary>De afgelopen 30 dagen klaar ({over.length})</summary>
          <Lines all={over} now={now} />
        </details>
      ) : null}
    </WorkPage>
  )
}

function Lines({ all, now }: { all: AskedByUs[]; now: Date }) {
  if (all.length === 0) return null
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">Inwoner</th>
          <th scope="col">Waarover</th>
          <th scope="col">Hoe staat het ermee</th>
          <th scope="col">Gevraagd</th>
        </tr>
      </thead>
      <tbody>
        {all.map((one) => {
          const { words, tone } = standingOf(one)
          return (
            <tr key={one.needId}>
              <th scope="row">
                {one.name === null ? (
                  'Naam is hier niet meer'
                ) : (
                  <a href={`/partner/gevraagd/${one.needId}`}>
                    <bdi translate="no">{one.name}</bdi>
                  </a>
                )}
              </th>
              <td>
                {topicWords(one.topic)}
                <small>{one.municipality}</small>
              </td>
              <td>
                <span className={`tag ${tone}`}>{words}</span>
              </td>
              <td data-label="Gevraagd">
                <small className="made">
                  {calendarDay(localDate(one.openedAt), now)}
                  {one.openedBy ? (
                    <>
                      , door <bdi translate="no">{one.openedBy}</bdi>
                    </>
                  ) : null}
                </small>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
