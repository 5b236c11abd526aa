'use client'

import { CloudUpload } from 'lucide-react'
import type { FormEvent, ReactNode } from 'react'
import type { FormAction } from '@/app/_shared/forms/posted'
import { useSending } from '@/app/_shared/forms/sending'
import { Unseen } from '@/app/_shared/forms/unseen'
import type { Standings } from '@/lib/attendance/queries/register'
import { type Errand, extrasInOutbox, type Outbox, unsent } from '@/lib/attendance/rules/outbox'
import { refusals, saidOf } from '../_words'
import { addExtraAction, undoExtraAction, undoMarksAction } from '../actions'
import type { Line } from './_lines'
import { type Back, lastDone } from './_undo'

type Props = {
  meetingId: number
  toCome: boolean
  lines: Line[]
  standings: Standings
  outbox: Outbox
  act: (errands: Errand[]) => void
  extraId: string
  /** The form of the list, whose button stands here. */
  formId: string
  signedOut: boolean
}

/** How many are there, everybody at once, and the way back. What can be pressed never moves: the next tap is a quick one. */
export function Bar(props: Props) {
  const { meetingId, toCome, lines, outbox, act, extraId, formId, signedOut } = props
  const open = lines.filter(({ mark }) => mark === null).length
  return (
    <div className="register-bar">
      <p className="register-count" aria-live="polite">
        {toCome ? <span>Wie niet komt, kunt u nu al afmelden.</span> : <Count {...props} open={open} />}
        <Cloud outbox={outbox} />
      </p>
      <div className="register-actions">
        {toCome ? null : (
          <>
            <button
              type="submit"
              form={formId}
              name="tap"
              value="everybody present"
              className={open > 0 ? 'button primary' : 'button'}
              disabled={open === 0}
            >
              Iedereen is er
            </button>
            <Tap
              action={addExtraAction}
              along={{ meetingId: String(meetingId), extraId }}
              onTap={() => act([{ kind: 'extra', extraId: crypto.randomUUID() }])}
            >
              <button type="submit" className="button">
                + meegekomen
              </button>
            </Tap>
          </>
        )}
        <Undo {...props} />
      </div>
      {signedOut ? (
        <p className="register-out">
          U bent afgemeld. Wat u tikte, staat hier nog.{' '}
          <a href="/inloggen" target="_blank" rel="noreferrer">
            Meld u aan in een nieuw venster
          </a>
        </p>
      ) : null}
    </div>
  )
}

function Count({ lines, standings, outbox, open }: Props & { open: number }) {
  const there = lines.filter(({ mark }) => mark === 'present').length
  const extras = standings.extras.count + extrasInOutbox(outbox)
  return (
    <span>
      <b>
        {there} van {lines.length} er
      </b>
      {open > 0 ? `, ${open} nog open` : ''}
      {extras > 0 ? `, ${extras} meegekomen` : ''}
    </span>
  )
}

/** What has not been sent yet is no fault of anybody: never red. */
function Cloud({ outbox }: { outbox: Outbox }) {
  const waiting = unsent(outbox)
  if (waiting === 0) return null
  return (
    <span className="register-cloud">
      <CloudUpload size={20} />
      {waiting}
      <span className="hidden"> nog niet verstuurd</span>
    </span>
  )
}

function Undo({ meetingId, lines, standings, outbox, act }: Props) {
  const last = lastDone(standings, outbox)
  if (!last)
    return (
      <button type="button" className="button undo-button" disabled>
        Maak ongedaan
      </button>
    )
  const { errand } = last
  const along: Record<string, string> =
    errand.kind === 'undo' ? { markIds: errand.markIds.join(' ') } : { extraId: errand.extraId }
  return (
    <Tap
      action={errand.kind === 'undo' ? undoMarksAction : undoExtraAction}
      along={{ meetingId: String(meetingId), ...along }}
      onTap={() => act([errand])}
    >
      <button type="submit" className="button undo-button">
        Maak ongedaan
        <small>
          <What last={last} lines={lines} />
        </small>
      </button>
    </Tap>
  )
}

function What({ last: { errand, says }, lines }: { last: Back; lines: Line[] }) {
  if (errand.kind !== 'undo' || says === null) return '1 meegekomen'
  const [first] = errand.back
  const name = lines.find(({ bookingId }) => bookingId === first?.bookingId)?.name
  return (
    <>
      {errand.back.length === 1 ? <bdi translate="no">{name}</bdi> : `${errand.back.length} mensen`}:{' '}
      {saidOf[says]}
    </>
  )
}

type TapProps = { action: FormAction; along: Record<string, string>; onTap: () => void; children: ReactNode }

/** A button that is a form of its own where there is no script. */
function Tap({ action, along, onTap, children }: TapProps) {
  const { shown, post } = useSending(action)
  const failed = shown.reason ?? Object.values(shown.errors)[0]?.[0]
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    onTap()
  }
  return (
    <form action={post} onSubmit={onSubmit} className="button-form">
      <Unseen fields={along} />
      {children}
      {failed ? (
        <p className="wrong" role="alert">
          {refusals[failed] ?? 'Dit kan nu niet.'}
        </p>
      ) : null}
    </form>
  )
}
