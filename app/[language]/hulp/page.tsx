import {
  BookOpen,
  ChevronRight,
  CircleEllipsis,
  CircleHelp,
  Coins,
  FileText,
  HeartPulse,
  House,
  IdCard,
  Landmark,
  type LucideIcon,
  MonitorSmartphone,
  Receipt,
} from 'lucide-react'
import type { Asked } from '@/app/_shared/asked'
import { Form } from '@/app/_shared/forms/form'
import { currentGuest } from '@/app/_shared/guest'
import type { Language } from '@/app/_shared/language'
import { type Texts, texts } from '@/app/_shared/texts/texts'
import { at, titleOf } from '@/app/_shared/ui/frame'
import { draftOf } from '@/lib/drafts/queries'
import { ownTopics, type TopicGroup, topicGroups } from '@/lib/network/rules/topics'
import { clock } from '@/lib/tools/clock'
import { library } from '../_data'
import { NotOpen, notOpenTitle } from '../_not-open'
import { formWords, refusals, sentences } from '../_refusals'
import { type InLanguage, Site, speak } from '../_site'
import { answerTopicAction } from '../actions'

const icons: Record<(typeof topicGroups)[number], LucideIcon> = {
  digid: Landmark,
  toeslagen: Receipt,
  inkomen: Coins,
  zorg: HeartPulse,
  wonen: House,
  papieren: IdCard,
  geld: FileText,
  computer: MonitorSmartphone,
}

export default async function TopicPage({ params, searchParams }: InLanguage & Asked) {
  const { wijzig } = await searchParams
  const spoken = await speak(params)
  const { language, say, word } = spoken
  const { open } = await library()
  if (!open.help) return <NotYet language={language} open={open} />
  const chosen = (await draftOf(await currentGuest(), clock()))?.topic
  const heading = word('topicPage.title')
  return (
    <Site
      language={language}
      path="hulp"
      heading={heading}
      step={[1, 6]}
      back={wijzig ? 'gegevens/klopt-het' : ''}
      ownTitle
    >
      <p className="lead">{say('topicPage.lead')}</p>
      <Form
        action={answerTopicAction}
        {...formWords(spoken)}
        title={titleOf(language, heading, [1, 6])}
        sentences={sentences(spoken, { choose_one: 'error.choose_topic' })}
        refusals={refusals<'guest_gone'>(spoken, { guest_gone: null })}
        along={wijzig ? { wijzig: '1' } : undefined}
      >
        <div id="topic">
          {topicGroups.map((group, index) => {
            const Icon = icons[group]
            return (
              <details
                key={group}
                className="group"
                open={chosen ? ownTopics.some((t) => t.group === group && t.code === chosen) : index === 0}
              >
                <summary>
                  <i className="emblem">
                    <Icon />
                  </i>
                  <h2>{say(`group.${group}`)}</h2>
                </summary>
                <TopicCards group={group} chosen={chosen} spoken={spoken} />
              </details>
            )
          })}
        </div>
        <h2>{say('group.overig')}</h2>
        <TopicCards group="overig" chosen={chosen} spoken={spoken} />
      </Form>
    </Site>
  )
}

type NotYetProps = { language: Language; open: { courses: boolean; ever: boolean } }

/** Nothing can be booked: who comes here is told so, before anything is asked. */
function NotYet({ language, open }: NotYetProps) {
  const { say, word } = texts(language)
  return (
    <Site language={language} path="hulp" heading={word(notOpenTitle(open))} back="">
      <NotOpen language={language} />
      {open.courses ? (
        <p>
          <a className="way-on" href={at(language, 'cursussen')}>
            {say('agenda.set.courses')}
          </a>
        </p>
      ) : null}
    </Site>
  )
}

type CardsProps = { group: TopicGroup; chosen: string | null | undefined; spoken: Texts }

/** Every topic is a button: one press is the answer. */
function TopicCards({ group, chosen, spoken: { language, say } }: CardsProps) {
  return (
    <ul className="cards topics">
      {ownTopics
        .filter((topic) => topic.group === group)
        .map(({ code }) => (
          <li key={code}>
            {code === 'cursus' ? (
              <a className="card" href={at(language, 'cursussen')}>
                <BookOpen />
                <span>{say('topic.cursus')}</span>
                <ChevronRight className="arrow" size={20} />
              </a>
            ) : (
              <button
                type="submit"
                className="card"
                name="topic"
                value={code}
                aria-describedby={code === chosen ? 'gekozen' : undefined}
              >
                {code === 'anders' ? <CircleEllipsis /> : null}
                {code === 'weet-niet' ? <CircleHelp /> : null}
                <span>
                  {say(`topic.${code}`)}
                  {code === chosen ? <small id="gekozen">{say('topicPage.now')}</small> : null}
                </span>
                <ChevronRight className="arrow" size={20} />
              </button>
            )}
          </li>
        ))}
    </ul>
  )
}
