import type { Asked } from '@/app/_shared/asked'
import { Form } from '@/app/_shared/forms/form'
import { untouched } from '@/app/_shared/forms/posted'
import { sumScript } from '@/app/_shared/sum-script'
import { at, titleOf } from '@/app/_shared/ui/frame'
import { visitor } from '@/app/_shared/visitor'
import { isCodeAfterSum, isDoorAfterSum, pageAfterSum } from '@/lib/drafts/input'
import { clock } from '@/lib/tools/clock'
import { sumFor } from '@/lib/tools/crowd'
import { formWords, refusals } from '../_refusals'
import { type InLanguage, Site, speak } from '../_site'
import { handInSumAction, handInSumAtDoorAction } from '../actions'

export const dynamic = 'force-dynamic'

/** For an address from which very many forms come: the browser does a sum, and the person goes on. */
export default async function CrowdPage({ params, searchParams }: InLanguage & Asked) {
  const spoken = await speak(params)
  const { language, say, word } = spoken
  const { naar, nog } = await searchParams
  const to = pageAfterSum(naar)
  const { most, ...sum } = await sumFor(await visitor(), clock(), isCodeAfterSum(to))
  const atDoor = isDoorAfterSum(to)
  return (
    <Site
      language={language}
      path="even-geduld"
      heading={word('crowdPage.title')}
      back={atDoor ? '' : to}
      ownTitle
    >
      <p className="lead">{say('crowdPage.lead')}</p>
      <Form
        action={atDoor ? handInSumAtDoorAction : handInSumAction}
        {...formWords(spoken)}
        title={titleOf(language, word('crowdPage.title'))}
        sentences={{}}
        first={nog ? { ...untouched, reason: 'not_solved' } : undefined}
        refusals={refusals<'not_solved'>(spoken, { not_solved: null })}
        along={{ ...sum, naar: to }}
      >
        <input type="hidden" name="answer" data-salt={sum.salt} data-hash={sum.hash} data-most={most} />
        <p className="buttons">
          <button type="submit" className="button primary">
            {say('crowdPage.submit')}
          </button>
        </p>
      </Form>
      <p>{say('crowdPage.noScript')}</p>
      <p>
        <a className="way-on" href={atDoor ? `/${to}` : at(language, to)}>
          {say('crowdPage.again')}
        </a>
      </p>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant, allowed by its hash */}
      <script dangerouslySetInnerHTML={{ __html: sumScript }} />
    </Site>
  )
}
