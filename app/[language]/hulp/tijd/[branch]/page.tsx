import { notFound } from 'next/navigation'
import type { Asked } from '@/app/_shared/asked'
import { Form } from '@/app/_shared/forms/form'
import { ForEverybody } from '@/app/_shared/ui/for-everybody'
import { at, titleOf } from '@/app/_shared/ui/frame'
import { PhoneNumber } from '@/app/_shared/ui/help'
import { Where } from '@/app/_shared/ui/where'
import type { HoldRefusal } from '@/lib/bookings/commands/hold'
import { freeTimes } from '../../../_data'
import { formWords, refusals, sentences } from '../../../_refusals'
import { type InLanguage, Site, speak } from '../../../_site'
import { Times } from '../../../_times'
import { holdAction } from '../../../actions'

type Props = { params: InLanguage['params'] & Promise<{ branch: string }> } & Asked

export default async function TimePage({ params, searchParams }: Props) {
  const { wijzig, later } = await searchParams
  const spoken = await speak(params)
  const { language, say, word } = spoken
  const found = await freeTimes((await params).branch, later === '1')
  if (!found) notFound()
  const { branch, times, more } = found
  const path = `hulp/tijd/${branch.slug}`
  const heading = word(times.length > 0 ? 'timePage.title' : 'timePage.emptyTitle', { branch: branch.name })
  const change = wijzig ? '?wijzig=1' : ''
  const page = (which: string) =>
    `${at(language, path)}${which}${which && wijzig ? '&wijzig=1' : which ? '' : change}`
  return (
    <Site
      language={language}
      path={path}
      heading={heading}
      step={[3, 6]}
      back={`hulp/vestiging${change}`}
      branch={branch.slug}
      ownTitle={times.length > 0}
    >
      <ForEverybody />
      {times.length > 0 ? (
        <>
          <p className="lead">{say('timePage.leadShort', { branch: branch.name })}</p>
          <p>
            <Where language={language} places={branch.places} map />
          </p>
          <Form
            action={holdAction}
            {...formWords(spoken)}
            title={titleOf(language, heading, [3, 6])}
            sentences={sentences(spoken, { choose_one: 'error.choose_time' })}
            refusals={refusals<HoldRefusal>(spoken, {
              unknown: null,
              cancelled: null,
              past: null,
              full: null,
              guest_gone: { label: 'wayOn.start', path: '' },
            })}
            along={wijzig ? { wijzig: '1' } : undefined}
          >
            <Times texts={spoken} times={times} />
          </Form>
        </>
      ) : null}
      {more ? (
        <p>
          <a className="button" href={page('?later=1')}>
            {say('timePage.laterText')}
          </a>
        </p>
      ) : null}
      {later === '1' ? (
        <p>
          <a className="way-on" href={page('')}>
            {say('timePage.sooner')}
          </a>
        </p>
      ) : null}
      <h2>{say('timePage.noneTitle')}</h2>
      <CallUs sentence={word('timePage.noneText', { phone: '|' })} phone={branch.phone} />
      {branch.walkIn.length > 0 ? <p>{say('timePage.noneWalkIn')}</p> : null}
      <p>
        <a className="way-on" href={at(language, `hulp/vestiging${change}`)}>
          {say('timePage.noneBranch')}
        </a>
      </p>
    </Site>
  )
}

function CallUs({ sentence, phone }: { sentence: string; phone: string }) {
  const [before, after] = sentence.split('|')
  return (
    <p>
      {before}
      <PhoneNumber number={phone} />
      {after}
    </p>
  )
}
