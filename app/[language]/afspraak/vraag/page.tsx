import { type Asked, askedOf } from '@/app/_shared/asked'
import { Form } from '@/app/_shared/forms/form'
import { at, titleOf } from '@/app/_shared/ui/frame'
import type { Answer } from '@/lib/needs/rules/ends'
import { library } from '../../_data'
import { formWords } from '../../_refusals'
import { type InLanguage, Site, speak } from '../../_site'
import { endGuestAction, sayAction } from '../../actions'
import { ownNeed, sentenceOf } from './_need'

type Spoken = Awaited<ReturnType<typeof speak>>

export default async function NeedPage({ params, searchParams }: InLanguage & Asked) {
  const spoken = await speak(params)
  const { language, say, word } = spoken
  const { standing, answers, needId } = await ownNeed(language)
  const { phone } = await library()
  const asked = await askedOf(searchParams)
  const isOver = standing.is === 'helped' || standing.is === 'stopped'
  return (
    <Site language={language} path="afspraak/vraag" heading={sentenceOf(standing, spoken)} ownTitle>
      {/* A title stays behind in the history of a computer that others use too: it names no organisation. */}
      <title>{titleOf(language, word('need.card.heading'))}</title>
      <Happened asked={asked} texts={spoken} />
      {standing.is === 'asked_back' ? <p className="lead">{say('need.own.askedBackText')}</p> : null}
      {answers.length > 0 ? <Answers answers={answers} needId={needId} texts={spoken} /> : null}
      <p>{say(isOver ? 'need.own.callAgain' : 'need.own.callLate', { phone })}</p>
      <End texts={spoken} />
    </Site>
  )
}

const said = ['nobody_called', 'helped', 'not_yet', 'stop', 'not_them'] as const

/** What happens now that she has said something, or why it was not done. */
function Happened({ asked, texts: { say } }: { asked: Record<string, string | undefined>; texts: Spoken }) {
  const answer = said.find((one) => one === asked.gezegd)
  if (asked.anders === '1') return <p className="note attention">{say('need.own.other')}</p>
  if (asked.veranderd === '1') return <p className="note attention">{say('need.own.changed')}</p>
  return answer ? (
    <p className="note" role="status">
      {say(`need.own.now.${answer}`)}
    </p>
  ) : null
}

/** What she can say, large; stopping is asked once more on its own page. */
function Answers({ answers, needId, texts }: { answers: Answer[]; needId: string; texts: Spoken }) {
  const { language, say } = texts
  const shown = answers.filter((answer) => answer !== 'stop')
  return (
    <Form action={sayAction} {...formWords(texts)} sentences={{}} along={{ need: needId }}>
      <p className="answers">
        {shown.map((answer) => (
          <button key={answer} type="submit" name="says" value={answer} className="button">
            {say(`need.own.answer.${answer}`)}
          </button>
        ))}
        {answers.includes('stop') ? (
          <a className="button" href={at(language, 'afspraak/vraag/stoppen')}>
            {say('need.own.answer.stop')}
          </a>
        ) : null}
      </p>
    </Form>
  )
}

/** On a computer that others use too, the next one could answer for her. */
function End({ texts }: { texts: Spoken }) {
  return (
    <div className="end-visit">
      <Form action={endGuestAction} {...formWords(texts)} sentences={{}}>
        <p className="remark">{texts.say('need.own.end')}</p>
        <button type="submit" className="button">
          {texts.say('done.end')}
        </button>
      </Form>
    </div>
  )
}
