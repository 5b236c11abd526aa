import { redirect } from 'next/navigation'
import { Card } from '@/app/_shared/ui/card'
import { at } from '@/app/_shared/ui/frame'
import { library } from '../../_data'
import { ownBooking } from '../../_draft'
import { type InLanguage, Site, speak } from '../../_site'
import { PrintButton } from '../_buttons'

export default async function CardPage({ params }: InLanguage) {
  const spoken = await speak(params)
  const { language, word } = spoken
  const [booking, { logo }] = await Promise.all([ownBooking(language), library()])
  if (booking.status === 'cancelled') redirect(at(language, 'afspraak/mijn'))
  return (
    <Site
      language={language}
      path="afspraak/kaartje"
      heading={word('card.title')}
      back="afspraak/gemaakt"
      branch={booking.branch.slug}
      ownHeading
    >
      <h1>{word('card.title')}</h1>
      <Card facts={booking} language={language} logo={logo} />
      <PrintButton texts={spoken} />
    </Site>
  )
}
