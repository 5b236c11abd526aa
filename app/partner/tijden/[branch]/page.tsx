import { notFound } from 'next/navigation'
import { workerHere } from '@/app/_shared/session'
import { spoken } from '@/app/_shared/texts/desk'
import { onlyWords } from '@/app/_shared/texts/topics'
import { WorkPage } from '@/app/_shared/ui/work'
import { freePerBranch } from '@/lib/availability/queries/times'
import { branches } from '@/lib/network/queries/branches'
import { clock } from '@/lib/tools/clock'
import { bareTime, iso, shortDay } from '../../_words'

type Props = { params: Promise<{ branch: string }> }

export default async function TimesPage({ params }: Props) {
  const who = await workerHere('/partner')
  const { branch: slug } = await params
  const house = (await branches(who.actor)).find((one) => one.slug === slug)
  if (!house) notFound()
  const [found] = await freePerBranch(who.actor, { branchSlug: slug, times: 400 }, clock())
  const days = Map.groupBy(found?.moments ?? [], (one) => iso(one.startsAt))
  return (
    <WorkPage
      who={who}
      path="/partner/nieuw"
      heading={`Vrije tijden in ${house.name}`}
      back={{ href: '/partner/nieuw', label: 'Alle vrije plekken' }}
    >
      {days.size === 0 ? <p>Er zijn nu geen vrije tijden in {house.name}.</p> : null}
      {[...days].map(([day, moments]) => (
        <section key={day}>
          <h2>{moments[0] ? shortDay(moments[0].startsAt) : day}</h2>
          <ul className="moments">
            {moments.map((moment) => (
              <li key={moment.activityId}>
                <a className="moment-link" href={`/partner/nieuw/${moment.activityId}`}>
                  <span className="hidden">{shortDay(moment.startsAt)} </span>
                  {bareTime(moment.startsAt)}
                  {moment.languages.join() === 'nl' ? null : <small>{spoken(moment.languages)}</small>}
                  {moment.topics ? <small>{onlyWords(moment.topics)}</small> : null}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </WorkPage>
  )
}
