import { CircleUserRound } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Actor } from '@/lib/tools/access'
import { homeOf, type Part, partsFor } from '../entry'
import { titled } from '../forms/words'
import { Shell } from './shell'

/** Somebody who works here: what they may, and the two names that stand at the top of every page. */
export type Worker = {
  actor: Extract<Actor, { kind: 'partner' | 'staff' }>
  name: string
  organisation: string
  /** They have work in another organisation too. */
  worksElsewhere?: boolean
}

type Props = {
  worker: Worker
  /** The address of this page; the part of the desk it belongs to is marked in the navigation. */
  path: string
  heading: ReactNode
  /** The heading without markup, for the title; the heading itself when that is plain text. */
  title?: string
  /** One page up. */
  back?: { href: string; label: string }
  /** The form with which someone signs out. */
  signOut: ReactNode
  /** The warning before someone who does nothing is signed out. */
  idle?: ReactNode
  /** A form writes its own title, because it says so when something is wrong. */
  ownTitle?: boolean
  children: ReactNode
}

/** What is the same on every page of people who work here: who is signed in, where to go, the way out. */
export function Desk(props: Props) {
  const { worker, heading, path } = props
  const { actor, organisation } = worker
  const parts = partsFor(actor)
  return (
    <Shell
      title={props.ownTitle ? null : titled(`${props.title ?? heading}`)}
      heading={heading}
      back={props.back}
      home={homeOf(actor)}
      tagline={<small translate="no">{organisation}</small>}
      account={<Account worker={worker} signOut={props.signOut} />}
      navigation={parts.length > 0 ? <Navigation parts={parts} path={path} /> : null}
      notice={props.idle}
      help={helpFor(actor)}
    >
      {props.children}
    </Shell>
  )
}

/** Who works in the library does not call the library: the coordinator knows, who has nobody to ask here. */
function helpFor(actor: Worker['actor']): ReactNode {
  if (actor.kind === 'partner' || actor.role === 'reader') return undefined
  if (actor.role === 'coordinator') return null
  return <p className="band desk-help">Komt u er niet uit? Vraag het de coördinator.</p>
}

function Account({ worker, signOut }: { worker: Worker; signOut: ReactNode }) {
  return (
    <div className="desk-who">
      <CircleUserRound size={20} />
      <span>
        <span className="hidden">U werkt hier als </span>
        <a className="way-on" href="/account">
          <bdi translate="no">{worker.name}</bdi>
        </a>
        {worker.worksElsewhere ? (
          <>
            {' · '}
            <a className="way-on" href="/account/werk">
              Ander werk
            </a>
          </>
        ) : null}
      </span>
      {signOut}
    </div>
  )
}

/** Where to go: what is done every day, and below it, for who plans, what is set up. */
function Navigation({ parts, path }: { parts: Part[]; path: string }) {
  const here = parts.filter(({ at, alone }) => path === at || (!alone && path.startsWith(`${at}/`)))
  const current = here.sort((a, b) => b.at.length - a.at.length)[0]?.at
  const rows = [parts.filter(({ row }) => row === 'desk'), parts.filter(({ row }) => row === 'plan')]
  return (
    <nav className="desk-nav" aria-label="Onderdelen">
      {rows
        .filter((row) => row.length > 0)
        .map((row) => (
          <ul className="band" key={row[0]?.at}>
            {row.map(({ at, name }) => (
              <li key={at}>
                <a href={at} aria-current={at === path ? 'page' : at === current ? 'true' : undefined}>
                  {name}
                </a>
              </li>
            ))}
          </ul>
        ))}
    </nav>
  )
}
