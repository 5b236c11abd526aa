import { ClosedSoon } from '@/app/_shared/ui/closed'
import { ForEverybody } from '@/app/_shared/ui/for-everybody'
import { perMunicipality } from '@/lib/network/rules/branches'
import { Branches } from '../_branches'
import { library } from '../_data'
import { type InLanguage, Site, speak } from '../_site'

export const revalidate = 5
export const generateStaticParams = () => []

export default async function BranchesPage({ params }: InLanguage) {
  const { language, say, word } = await speak(params)
  const { branches, closed, walkIn } = await library()
  const heading = word(walkIn ? 'start.walkInTitle' : 'start.whereTitle')
  return (
    <Site language={language} path="vestigingen" heading={heading} back="">
      <ForEverybody />
      {walkIn ? <p className="lead">{say('start.walkInText')}</p> : null}
      <ClosedSoon everywhere {...{ language, closed }} walkIn={branches.flatMap((one) => one.walkIn)} />
      {perMunicipality(branches).map(([town, inTown]) => (
        <section key={town}>
          <h2 translate="no">{town}</h2>
          <Branches language={language} branches={inTown} />
        </section>
      ))}
    </Site>
  )
}
