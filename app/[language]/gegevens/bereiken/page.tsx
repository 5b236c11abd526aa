import type { Asked } from '@/app/_shared/asked'
import { ChoiceField } from '@/app/_shared/forms/choices'
import { Form } from '@/app/_shared/forms/form'
import { titleOf } from '@/app/_shared/ui/frame'
import { chosenDraft, type Draft, stepOf } from '../../_draft'
import { contactErrors, formWords, refusals, sentences } from '../../_refusals'
import { type InLanguage, Site, speak } from '../../_site'
import { waysFor } from '../../_ways'
import { answerContactAction } from '../../actions'

export default async function ReachPage({ params, searchParams }: InLanguage & Asked) {
  const { wijzig } = await searchParams
  const spoken = await speak(params)
  const { language, say, word } = spoken
  const draft = await chosenDraft(language)
  const heading = word('reachPage.title')
  const step = stepOf(draft, 'reach')
  const helper = draft.contactOf === 'helper'
  return (
    <Site
      language={language}
      path="gegevens/bereiken"
      heading={heading}
      step={step}
      back={wijzig ? 'gegevens/klopt-het' : 'gegevens/naam'}
      branch={draft.branchSlug}
      ownTitle
    >
      <p className="lead">
        {helper && draft.name ? say('reachPage.leadHelper', { name: draft.name }) : say('reachPage.lead')}
      </p>
      <Form
        action={answerContactAction}
        {...formWords(spoken)}
        title={titleOf(language, heading, step)}
        sentences={sentences(spoken, contactErrors)}
        refusals={refusals<'guest_gone'>(spoken, { guest_gone: null })}
        saved={savedWay(draft)}
        along={{ kind: draft.kind, ...(wijzig ? { wijzig: '1' } : {}) }}
      >
        <ChoiceField
          name="way"
          legend={heading}
          hideLegend
          choices={waysFor({ helper, card: !draft.waits }, spoken)}
        />
        {draft.waits ? <p>{say('reachPage.cardWaiting')}</p> : null}
        <div className="bar">
          <button type="submit" className="button primary">
            {say('reachPage.submit')}
          </button>
        </div>
      </Form>
    </Site>
  )
}

function savedWay({ contactWay, contact }: Draft): Record<string, string> {
  if (!contactWay) return {}
  return { way: contactWay, [contactWay === 'call' ? 'phone' : contactWay]: contact ?? '' }
}
