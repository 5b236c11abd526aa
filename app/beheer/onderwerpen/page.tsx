import { type Asked, askedOf } from '@/app/_shared/asked'
import { topicsAsked } from '@/app/_shared/questions/topics'
import { domainWords, providerWords } from '@/app/_shared/questions/words'
import { workerHere } from '@/app/_shared/session'
import { Notice } from '@/app/_shared/ui/notice'
import { WorkPage } from '@/app/_shared/ui/work'
import { deskTopics, topicMappings } from '@/lib/questions/queries/topics'
import { mappingOf, type OwnMapping } from '@/lib/questions/rules/mapping'
import { MapForm, PlacesForm } from './_forms'

const path = '/beheer/onderwerpen'
const heading = 'Onderwerpen'
const done: Record<string, string> = {
  plekken: 'De plekken zijn bewaard. Ze staan zo op elk scherm van de balie.',
  onderwerp: 'Dat is bewaard. Het telt ook voor de maanden die al geweest zijn.',
}

export default async function TopicsPage({ searchParams }: Asked) {
  const who = await workerHere('/beheer/onderwerpen')
  const { gelukt, wijzig } = await askedOf(searchParams)
  const [places, own] = await Promise.all([deskTopics(who.actor), topicMappings(who.actor)])
  const options = topicsAsked.map(({ code, label }) => ({ value: code, label }))
  return (
    <WorkPage
      who={who}
      path={path}
      heading={heading}
      ownTitle
      back={{ href: '/beheer/maandstaat', label: 'Maandstaat' }}
    >
      {gelukt && Object.hasOwn(done, gelukt) ? <Notice>{done[gelukt]}</Notice> : null}
      <h2>Tien plekken aan de balie</h2>
      <p>Wat het meest gevraagd wordt, staat op een vaste plek en onder een vaste toets.</p>
      <PlacesForm title={heading} topics={options} chosen={places} />
      <h2>Waar een onderwerp telt</h2>
      <p>
        Zo telt de maandstaat. Verandert het formulier van de KB? Wijzig dan hier waar een onderwerp bij
        hoort.
      </p>
      <ul className="month-lines">
        {topicsAsked.map(({ code, label }) => (
          <li key={code} id={code} className={code === wijzig ? 'changing' : undefined}>
            {code === wijzig ? (
              <MapForm topic={code} label={label} saved={savedOf(code, own)} />
            ) : (
              <Mapped code={code} label={label} own={own} />
            )}
          </li>
        ))}
      </ul>
    </WorkPage>
  )
}

function savedOf(code: string, own: readonly OwnMapping[]): Record<string, string> {
  const { domain, provider } = mappingOf(code, own)
  return { domain, provider: provider ?? '' }
}

function Mapped({ code, label, own }: { code: string; label: string; own: readonly OwnMapping[] }) {
  const { domain, provider } = mappingOf(code, own)
  const isOwn = own.some(({ topic }) => topic === code)
  return (
    <>
      <span>{label}</span>
      <span>
        {domainWords[domain]}
        {provider ? ` · ${providerWords[provider]}` : ''}
        {isOwn ? ' · zelf gekozen' : ''}
      </span>
      <a href={`${path}?wijzig=${code}#${code}`}>
        Wijzig<span className="hidden"> {label}</span>
      </a>
    </>
  )
}
