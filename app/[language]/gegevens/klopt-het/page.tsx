import { Clock, Hourglass } from 'lucide-react'
import type { ReactNode } from 'react'
import { Form } from '@/app/_shared/forms/form'
import { branchIn } from '@/app/_shared/texts/branch'
import { dialled, inGroups } from '@/app/_shared/texts/telephone'
import { at, titleOf } from '@/app/_shared/ui/frame'
import { type Place, Where } from '@/app/_shared/ui/where'
import type { ConfirmRefusal } from '@/lib/bookings/commands/confirm'
import { isTopic } from '@/lib/network/rules/topics'
import type { Called } from '@/lib/network/rules/where'
import { clock } from '@/lib/tools/clock'
import { library } from '../../_data'
import { chosenDraft, type Draft, stepOf } from '../../_draft'
import { formWords, refusals, sentences } from '../../_refusals'
import { type InLanguage, Site, speak } from '../../_site'
import { confirmAction } from '../../actions'

type Spoken = Awaited<ReturnType<typeof speak>>

export default async function CheckPage({ params }: InLanguage) {
  const spoken = await speak(params)
  const { language, say, word } = spoken
  const draft = await chosenDraft(language)
  const there = (await library()).branches.find(({ slug }) => slug === draft.branchSlug)
  const heading = word('checkPage.title')
  const step = stepOf(draft, 'check')
  const complete = Boolean(
    draft.name && draft.contactWay && (draft.kind === 'consultation' || draft.ownLaptop !== null),
  )
  return (
    <Site
      language={language}
      path="gegevens/klopt-het"
      heading={heading}
      step={step}
      back={draft.kind === 'course' ? 'gegevens/laptop' : 'gegevens/bereiken'}
      branch={draft.branchSlug}
      ownTitle
    >
      <p className="lead">{say('checkPage.lead')}</p>
      <Form
        action={confirmAction}
        {...formWords(spoken)}
        title={titleOf(language, heading, step)}
        sentences={sentences(spoken, { form_old: 'error.form_old', choose_one: 'error.form_old' })}
        refusals={waysOn(draft, spoken)}
        along={{ activityId: String(draft.activityId) }}
      >
        <Held draft={draft} texts={spoken} />
        <dl className="data-summary">
          {rowsOf(draft, <There {...{ draft, there }} texts={spoken} />, spoken)}
        </dl>
        <div className="bar">
          {complete ? (
            <button type="submit" className="button primary">
              {say(submitOf(draft))}
            </button>
          ) : (
            <p>{say('checkPage.fillFirst')}</p>
          )}
        </div>
      </Form>
    </Site>
  )
}

function Held({ draft, texts: { say, time } }: { draft: Draft; texts: Spoken }) {
  const held =
    draft.bookingStatus === 'held' && draft.holdUntil && draft.holdUntil > clock() ? draft.holdUntil : null
  const until = draft.kind === 'course' ? 'checkPage.heldPlace' : 'checkPage.held'
  if (draft.waits)
    return (
      <div className="note attention">
        <Hourglass />
        <p>{say('checkPage.waiting')}</p>
      </div>
    )
  return (
    <div className={held ? 'note held' : 'note attention held'}>
      <Clock />
      <p>
        {held
          ? say(until, { time: time(held) })
          : say(draft.kind === 'course' ? 'checkPage.heldOutCourse' : 'checkPage.heldOut')}
      </p>
    </div>
  )
}

type ThereProps = { draft: Draft; there?: Called & { places: Place[] }; texts: Spoken }

/** Where somebody will go: the branch, and its address where that is known. */
function There({ draft, there, texts }: ThereProps) {
  if (!there) return draft.branchName
  return (
    <>
      {branchIn(texts, there)}
      <Where language={texts.language} places={there.places} short />
    </>
  )
}

function rowsOf(draft: Draft, where: ReactNode, spoken: Spoken) {
  const { language, say, word } = spoken
  const help = draft.kind === 'consultation'
  const change = '?wijzig=1'
  const missing = say('checkPage.missing')
  const way = draft.contactWay
  const rows: [string, ReactNode, string | null, boolean?][] = [
    [
      word(help ? 'checkPage.topic' : 'checkPage.what'),
      help ? (isTopic(draft.topic) ? say(`topic.${draft.topic}`) : missing) : draft.title,
      help ? `hulp${change}` : 'cursussen',
      help && !draft.topic,
    ],
    [word('checkPage.where'), where, help ? `hulp/vestiging${change}` : null],
    [word('checkPage.when'), whenOf(draft, spoken), help ? `hulp/tijd/${draft.branchSlug}${change}` : null],
    [word('checkPage.name'), draft.name ?? missing, `gegevens/naam${change}`, !draft.name],
    [
      word('checkPage.forWhom'),
      draft.contactOf ? say(draft.contactOf === 'helper' ? 'checkPage.other' : 'checkPage.self') : missing,
      `gegevens/naam${change}`,
      !draft.contactOf,
    ],
    [
      word('checkPage.reach'),
      way ? say(`checkPage.${way}`, { contact: draft.contact ?? '' }) : missing,
      `gegevens/bereiken${change}`,
      !way,
    ],
  ]
  if (!help)
    rows.push([
      word('checkPage.laptop'),
      draft.ownLaptop === null
        ? missing
        : say(draft.ownLaptop ? 'checkPage.laptopYes' : 'checkPage.laptopNo'),
      `gegevens/laptop${change}`,
      draft.ownLaptop === null,
    ])
  return rows.map(([label, value, path, fill]) => (
    <div key={label}>
      <dt>{label}</dt>
      <dd>{value}</dd>
      {path ? (
        <dd className="change">
          <a href={at(language, path)}>
            {say(fill ? 'checkPage.fill' : 'checkPage.change')} <span className="hidden">{label}</span>
          </a>
        </dd>
      ) : null}
    </div>
  ))
}

/** When it is; of more lessons, from when. */
function whenOf({ startsAt, endsAt }: Draft, { say, moment, iso }: Spoken) {
  const oneDay = !endsAt || iso(endsAt) === iso(startsAt)
  return oneDay ? moment(startsAt) : say('checkPage.from', { moment: moment(startsAt) })
}

function submitOf(draft: Draft) {
  const helper = draft.contactOf === 'helper'
  if (draft.waits) return helper ? 'checkPage.submitWaitingHelper' : 'checkPage.submitWaiting'
  if (draft.kind === 'consultation') return 'checkPage.submitHelp'
  return helper ? 'checkPage.submitCourseHelper' : 'checkPage.submitCourse'
}

function waysOn(draft: Draft, spoken: Spoken) {
  const course = draft.kind === 'course'
  const other = course
    ? ({ label: 'wayOn.course', path: 'cursussen' } as const)
    : ({ label: 'wayOn.time', path: `hulp/tijd/${draft.branchSlug}?wijzig=1` } as const)
  const line = { label: 'wayOn.waiting', path: `cursus/${draft.activityId}` } as const
  const why = refusals<ConfirmRefusal>(spoken, {
    unknown: other,
    cancelled: other,
    past: other,
    topic: other,
    full: course ? line : other,
    hold_expired: course ? line : other,
    place_needs_contact: { label: 'wayOn.reach', path: 'gegevens/bereiken?wijzig=1' },
    crowded: { label: 'wayOn.crowded', path: 'even-geduld?naar=gegevens/klopt-het' },
    call_us: null,
    waiting_needs_contact: { label: 'wayOn.reach', path: 'gegevens/bereiken?wijzig=1' },
    changed: null,
    incomplete: { label: 'wayOn.fill', path: 'gegevens/naam' },
    guest_gone: { label: 'wayOn.start', path: '' },
  })
  const phone = draft.branchPhone
  if (!phone) return why
  return {
    ...why,
    call_us: { text: spoken.word('reason.call_us'), label: inGroups(phone), href: dialled(phone) },
  }
}
