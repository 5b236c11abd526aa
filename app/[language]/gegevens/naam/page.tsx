import type { Asked } from '@/app/_shared/asked'
import { ChoiceField } from '@/app/_shared/forms/choices'
import { TextField } from '@/app/_shared/forms/fields'
import { Form } from '@/app/_shared/forms/form'
import { titleOf } from '@/app/_shared/ui/frame'
import { chosenDraft, stepOf } from '../../_draft'
import { formWords, refusals, sentences, typedErrors } from '../../_refusals'
import { type InLanguage, Site, speak } from '../../_site'
import { answerNameAction } from '../../actions'

export default async function NamePage({ params, searchParams }: InLanguage & Asked) {
  const { wijzig } = await searchParams
  const spoken = await speak(params)
  const { language, say, word } = spoken
  const draft = await chosenDraft(language)
  const heading = word('namePage.title')
  const step = stepOf(draft, 'name')
  const before = draft.kind === 'course' ? `cursus/${draft.activityId}` : `hulp/tijd/${draft.branchSlug}`
  return (
    <Site
      language={language}
      path="gegevens/naam"
      heading={heading}
      step={step}
      back={wijzig ? 'gegevens/klopt-het' : before}
      branch={draft.branchSlug}
      ownTitle
    >
      <Form
        action={answerNameAction}
        {...formWords(spoken)}
        title={titleOf(language, heading, step)}
        sentences={sentences(spoken, {
          ...typedErrors,
          choose_one: 'error.choose_who',
          name_missing: 'error.name_missing',
          name_address: 'error.name_address',
        })}
        refusals={refusals<'guest_gone'>(spoken, { guest_gone: null })}
        saved={{
          name: draft.name ?? '',
          forSomeoneElse: draft.contactOf === 'helper' ? 'yes' : draft.contactOf ? 'no' : '',
        }}
        along={wijzig ? { wijzig: '1' } : undefined}
      >
        <ChoiceField
          name="forSomeoneElse"
          legend={word(draft.kind === 'course' ? 'namePage.forWhomCourse' : 'namePage.forWhom')}
          choices={[
            { value: 'no', label: word('namePage.self') },
            { value: 'yes', label: word('namePage.other'), hint: word('namePage.otherHint') },
          ]}
        />
        <p className="if-unknown">{say('namePage.nameOther')}</p>
        <TextField
          name="name"
          label={
            <>
              <span className="if-self">{say('namePage.name')}</span>
              <span className="if-other">{say('namePage.nameOfOther')}</span>
            </>
          }
          hint={word('namePage.nameHint')}
        />
        <div className="bar">
          <button type="submit" className="button primary">
            {say('namePage.submit')}
          </button>
        </div>
      </Form>
    </Site>
  )
}
