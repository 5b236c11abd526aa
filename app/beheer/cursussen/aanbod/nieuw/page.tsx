import { workerHere } from '@/app/_shared/session'
import { WorkPage } from '@/app/_shared/ui/work'
import { offerPath } from '../../_paths'
import { CourseForm } from '../_form'

export default async function NewCoursePage() {
  const who = await workerHere('/beheer/cursussen')
  const heading = 'Nieuwe cursus'
  return (
    <WorkPage
      who={who}
      path={offerPath}
      heading={heading}
      back={{ href: offerPath, label: 'Welke cursussen geven wij?' }}
      ownTitle
    >
      <CourseForm title={heading} saved={{ minimum: '4', minutes: '120' }} />
    </WorkPage>
  )
}
