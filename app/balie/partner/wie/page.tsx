import { randomUUID } from 'node:crypto'
import { redirect } from 'next/navigation'
import { type Asked, askedOf } from '@/app/_shared/asked'
import { languageNames } from '@/app/_shared/language'
import { promiseWords } from '@/app/_shared/needs/promise'
import { workerHere } from '@/app/_shared/session'
import { WorkPage } from '@/app/_shared/ui/work'
import { CONSENT_VERSION } from '@/lib/needs/rules/consent'
import { usualDaysOff } from '@/lib/network/rules/hours'
import { clock } from '@/lib/tools/clock'
import { needAt } from '../../vragen/_paths'
import { AskForm, AskOtherForm } from '../_ask-form'
import { countedAs, helperBy, readyBy } from '../_chosen'
import { addressOf, consentOf, partnersOf } from '../_paths'
import { askAction, askOtherAction } from '../actions'

export default async function PersonPage({ searchParams }: Asked) {
  const who = await workerHere('/balie/partner')
  const [asked, now] = [await askedOf(searchParams), clock()]
  const ready = await readyBy(who.actor, asked, now)
  const helper = await helperBy(who.actor, ready, asked, now)
  const { need, language, topic, town, carried } = ready
  const { versionId, organisation } = helper
  const text = consentOf({ ...carried, taal: language }, versionId)
  // Whoever did not read it, or another text, reads it first.
  if (asked.goed !== CONSENT_VERSION) redirect(text)
  const agreed = {
    ...{
      versionId: `${versionId}`,
      consentVersion: CONSENT_VERSION,
      consentLanguage: language,
      agreed: 'yes',
    },
  }
  // An address is counted where it is asked for: here only what was counted leads straight to it.
  const addressAt = countedAs(ready, now) ? partnersOf(carried) : addressOf(carried, `${organisation.id}`)
  const [heading, send] = ['Wie mogen zij bellen?', `Vraag ${organisation.name}`]
  return (
    <WorkPage
      who={who}
      path="/balie/partner"
      heading={heading}
      back={{ href: text, label: 'Terug naar de tekst' }}
      ownTitle
    >
      <p className="lead">
        De inwoner las de tekst in het {languageNames[language].dutch ?? 'Nederlands'} en vindt het goed dat{' '}
        <bdi translate="no">{organisation.name}</bdi> belt of schrijft.
      </p>
      <p>{promiseWords(helper, { ...usualDaysOff, closures: organisation.closures }, now)}</p>
      {need ? (
        <AskOtherForm
          action={askOtherAction}
          title={heading}
          along={{ needId: need.needId, revision: `${need.revision}`, ...agreed }}
          send={send}
          addressAt={addressAt}
          needAt={needAt(need.needId, 'partner')}
        />
      ) : (
        <AskForm
          action={askAction}
          title={heading}
          along={{ formKey: randomUUID(), topic, municipalityId: `${town.id}`, ...agreed }}
          language={language}
          send={send}
          addressAt={addressAt}
        />
      )}
    </WorkPage>
  )
}
