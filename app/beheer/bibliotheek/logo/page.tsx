import { notFound } from 'next/navigation'
import { type Asked, askedOf } from '@/app/_shared/asked'
import { ButtonForm } from '@/app/_shared/forms/button-form'
import { workerHere } from '@/app/_shared/session'
import { Notice } from '@/app/_shared/ui/notice'
import { WorkPage } from '@/app/_shared/ui/work'
import { librarySettings, logoFile } from '@/lib/network/queries/library'
import { LogoForm } from '../_logo-form'
import { libraryPath, logoPath } from '../_paths'
import { removeLogoAction } from '../actions'

const done: Record<string, string> = {
  bewaard: 'Het logo is bewaard.',
  weg: 'Het logo is weg.',
}

export default async function LogoPage({ searchParams }: Asked) {
  const who = await workerHere('/beheer/bibliotheek')
  const { gelukt } = await askedOf(searchParams)
  const [own, logo] = await Promise.all([librarySettings(who.actor), logoFile(who.actor)])
  if (!own) notFound()
  const heading = 'Logo'
  return (
    <WorkPage
      who={who}
      path={logoPath}
      heading={heading}
      ownTitle
      back={{ href: libraryPath, label: 'De bibliotheek' }}
    >
      {gelukt && Object.hasOwn(done, gelukt) ? <Notice>{done[gelukt]}</Notice> : null}
      <p>Uw logo staat op bladzijden en op papier. Zonder logo staat daar alleen de naam.</p>
      {own.hasLogo && logo ? (
        <>
          <p className="logo-now">
            {/* biome-ignore lint/performance/noImgElement: a small picture of the library's own, sent as it is */}
            <img src={`/logo.png?v=${logo.version}`} alt={`Logo van ${own.name}`} />
          </p>
          <ButtonForm action={removeLogoAction} label="Haal het logo weg" />
        </>
      ) : null}
      <LogoForm title={heading} again={own.hasLogo} />
    </WorkPage>
  )
}
