import type { Asked } from '@/app/_shared/asked'
import { ChoiceField } from '@/app/_shared/forms/choices'
import { Form } from '@/app/_shared/forms/form'
import { titleOf } from '@/app/_shared/ui/frame'
import { chosenDraft, stepOf } from '../../_draft'
import { formWords, refusals, sentences } from '../../_refusals'
import { type InLanguage, Site, speak } from '../../_site'
import { answerLaptopAction } from '../../actions'

export default async function LaptopPage({ params, searchParams }: InLanguage & Asked) {
  const { wijzig } = await searchParams
  const spoken = await speak(params)
  const { language, say, word } = spoken
  const draft = await chosenDraft(language)
  const helper = draft.contactOf === 'helper' && draft.name
  const heading = helper ? word('laptopPage.titleHelper', { name: helper }) : word('laptopPage.title')
  const step = stepOf(draft, 'laptop')
  return (
    <Site
      language={language}
      path="gegevens/laptop"
      heading={heading}
      step={step}
      back={wijzig ? 'gegevens/klopt-het' : 'gegevens/bereiken'}
      branch={draft.branchSlug}
      ownTitle
    >
      <p className="lead">{say('laptopPage.lead')}</p>
      <Form
        action={answerLaptopAction}
        {...formWords(spoken)}
        title={titleOf(language, word('laptopPage.title'), step)}
        sentences={sentences(spoken, { choose_one: 'error.choose_laptop' })}
        refusals={refusals<'guest_gone'>(spoken, { guest_gone: null })}
        saved={{ ownLaptop: draft.ownLaptop === null ? '' : draft.ownLaptop ? 'yes' : 'no' }}
      >
        <ChoiceField
          name="ownLaptop"
          legend={heading}
          hideLegend
          choices={[
            { value: 'yes', label: word(helper ? 'laptopPage.yesHelper' : 'laptopPage.yes') },
            { value: 'no', label: word(helper ? 'laptopPage.noHelper' : 'laptopPage.no') },
          ]}
        />
        <div className="bar">
          <button type="submit" className="button primary">
            {say('laptopPage.submit')}
          </button>
        </div>
      </Form>
    </Site>
  )
}
