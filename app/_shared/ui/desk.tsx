import { CircleUserRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { type Actor, may, type Right } from '@/lib/tools/access'
import { doorTitle } from './door'
import { Shell } from './shell'

/** Somebody who works here: what they may, and the two names that stand at the top of every page. */
export type Worker = {
  actor: Extract<Actor, { kind: 'partner' | 'staff' }>
  name: string
  organisation: string
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

type Link = { href: string; label: string; right: Right; of: Worker['actor']['kind'] }

/** Where people who work here can go; each sees the links they have the right for. */
const links: Link[] = [
  { href: '/partner', label: 'Begin', right: 'booking.list', of: 'partner' },
  { href: '/partner/boekingen', label: 'Onze boekingen', right: 'booking.list', of: 'partner' },
  { href: '/partner/colleagues', label: 'Collega’s', right: 'people.see', of: 'partner' },
  { href: '/manage/reservations', label: 'Plekken voor partners', right: 'place.reserve', of: 'staff' },
  { href: '/manage/calls', label: 'Nog te bellen', right: 'calls.make', of: 'staff' },
  { href: '/manage/people', label: 'Mensen', right: 'people.see', of: 'staff' },
]

/** What is the same on every page of people who work here: who is signed in, where to go, the way out. */
export function Desk(props: Props) {
  const { worker, heading, path } = props
  const { actor, organisation } = worker
  const own = links.filter(({ right, of }) => of === actor.kind && may(actor, right))
  return (
    <Shell
      title={props.ownTitle ? null : doorTitle(`${props.title ?? heading}`)}
      heading={heading}
      back={props.back}
      home={own[0]?.href ?? '/account'}
      tagline={<small translate="no">{organisation}</small>}
      account={<Account name={worker.name} signOut={props.signOut} />}
      navigation={own.length > 0 ? <Navigation own={own} path={path} /> : null}
      notice={props.idle}
    >
      {props.children}
    </Shell>
  )
}

function Account({ name, signOut }: { name: string; signOut: ReactNode }) {
  return (
    <div className="desk-who">
      <CircleUserRound size={20} />
      <span>
        <span className="hidden">U werkt hier als </span>
        <a className="way-on" href="/account">
          <bdi translate="no">{name}</bdi>
        </a>
      </span>
      {signOut}
    </div>
  )
}

function Navigation({ own, path }: { own: Link[]; path: string }) {
  const here = own.map(({ href }) => href).filter((href) => path === href || path.startsWith(`${href}/`))
  const current = here.sort((a, b) => b.length - a.length)[0]
  return (
    <nav className="desk-nav" aria-label="Onderdelen">
      <ul className="band">
        {own.map(({ href, label }) => (
          <li key={href}>
            <a href={href} aria-current={href === path ? 'page' : href === current ? 'true' : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
