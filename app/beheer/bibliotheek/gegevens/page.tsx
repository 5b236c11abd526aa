import { notFound } from 'next/navigation'
import { workerHere } from '@/app/_shared/session'
import { WorkPage } from '@/app/_shared/ui/work'
import { librarySettings } from '@/lib/network/queries/library'
import { LibraryForm } from '../_library-form'
import { detailsPath, libraryPath } from '../_paths'
import { stepWords } from '../_words'

export default async function DetailsPage() {
  const who = await workerHere('/beheer/bibliotheek')
  const own = await librarySettings(who.actor)
  if (!own) notFound()
  const heading = stepWords.library.title
  const saved = {
    ...{ called: own.name, phone: own.phone ?? '' },
    ...{ senderName: own.senderName ?? '', replyTo: own.replyTo ?? '' },
  }
  return (
    <WorkPage
      who={who}
      path={detailsPath}
      heading={heading}
      ownTitle
      back={{ href: libraryPath, label: 'De bibliotheek' }}
    >
      <LibraryForm title={heading} saved={saved} />
    </WorkPage>
  )
}
