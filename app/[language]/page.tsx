import { BookOpen, CalendarCheck, ChevronRight, MessagesSquare } from 'lucide-react'
import type { Language } from '@/app/_shared/language'
import { texts } from '@/app/_shared/texts/texts'
import { ClosedSoon } from '@/app/_shared/ui/closed'
import { ForEverybody } from '@/app/_shared/ui/for-everybody'
import { at } from '@/app/_shared/ui/frame'
import { Branches } from './_branches'
import { library } from './_data'
import { NotOpen } from './_not-open'
import { type InLanguage, Site, speak } from './_site'

export const revalidate = 5
export const generateStaticParams = () => []

export default async function Start({ params }: InLanguage) {
  const { language, say, word } = await speak(params)
  const { branches, closed, few, open, walkIn } = await library()
  const nothing = !open.help && !open.courses
  return (
    <Site language={language} path="" heading={word('start.title')}>
      <ForEverybody />
      {nothing ? null : <p className="lead">{say('start.lead')}</p>}
      {nothing ? <NotOpen language={language} heading /> : null}
      <nav aria-label={word('start.title')}>
        {nothing ? null : <Entrances language={language} open={open} />}
        <a className="card" href={at(language, 'afspraak')}>
          <CalendarCheck />
          <span>
            <b>{say('start.ownTitle')}</b>
            <small>{say('start.ownText')}</small>
          </span>
          <ChevronRight className="arrow" />
        </a>
      </nav>
      {branches.length > 0 ? (
        <>
          <h2>{say(walkIn ? 'start.walkInTitle' : 'start.whereTitle')}</h2>
          {walkIn ? <p>{say('start.walkInText')}</p> : null}
          <ClosedSoon everywhere {...{ language, closed }} walkIn={branches.flatMap((one) => one.walkIn)} />
        </>
      ) : null}
      {few ? (
        <Branches language={language} branches={branches} />
      ) : (
        <p>
          <a className="way-on" href={at(language, 'vestigingen')}>
            {say('help.perBranch')}
          </a>
        </p>
      )}
    </Site>
  )
}

type EntrancesProps = { language: Language; open: { help: boolean; courses: boolean } }

/** The ways in: help with something, a course; each where there is any to come. */
function Entrances({ language, open }: EntrancesProps) {
  const { say } = texts(language)
  return (
    <ul className="cards entrances">
      {open.help ? (
        <li>
          <a className="card" href={at(language, 'hulp')}>
            <i className="emblem">
              <MessagesSquare size={28} />
            </i>
            <span>
              <b>{say('start.helpTitle')}</b>
              <small>{say('start.helpText')}</small>
            </span>
            <ChevronRight className="arrow" />
          </a>
        </li>
      ) : null}
      {open.courses ? (
        <li>
          <a className="card" href={at(language, 'cursussen')}>
            <i className="emblem course">
              <BookOpen size={28} />
            </i>
            <span>
              <b>{say('start.courseTitle')}</b>
              <small>{say('start.courseText')}</small>
            </span>
            <ChevronRight className="arrow" />
          </a>
        </li>
      ) : null}
    </ul>
  )
}
