import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { isLanguage, type Language } from '@/app/_shared/language'
import { dates } from '@/app/_shared/texts/dates'
import { texts } from '@/app/_shared/texts/texts'
import { Frame } from '@/app/_shared/ui/frame'
import { Help } from '@/app/_shared/ui/help'
import { library } from './_data'

export type InLanguage = { params: Promise<{ language: string }> }

/** The language of a page with its texts and dates; an unknown language is a page that does not exist. */
export async function speak(params: Promise<{ language: string }>) {
  const { language } = await params
  if (!isLanguage(language)) notFound()
  return { ...texts(language), ...dates(language) }
}

type Props = {
  language: Language
  path: string
  heading: string
  step?: [number, number]
  back?: string | null
  /** The branch this page is about: its telephone and its walk-in hours stand in the help block. */
  branch?: string | null
  ownTitle?: boolean
  ownHeading?: boolean
  children: ReactNode
}

/** A page of the resident's site, with the library's name and the help of its branches. */
export async function Site({ branch, ...frame }: Props) {
  const { name, phone, demo, branches, closed, few, logo } = await library()
  const near = branches.find((one) => one.slug === branch)
  return (
    <Frame
      {...frame}
      library={name}
      logo={logo}
      demo={demo}
      help={
        <Help
          language={frame.language}
          {...{ phone, closed }}
          branch={near}
          branches={few ? branches : 'elsewhere'}
        />
      }
    />
  )
}
