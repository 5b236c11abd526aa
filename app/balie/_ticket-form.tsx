'use client'

import { useEffect, useRef } from 'react'
import { Answered } from '@/app/_shared/forms/answers'
import { TextField } from '@/app/_shared/forms/fields'
import { formId, letGoOf, useKeeping, useKept } from '@/app/_shared/forms/kept'
import { useStaying } from '@/app/_shared/forms/staying'
import { Unseen } from '@/app/_shared/forms/unseen'
import { tapRefusals } from './_words'
import { giveTicketAction } from './actions'

type Props = { vestiging: string; branchId: number; ticketId: string }

const sentences = {
  too_long: 'Een voornaam is korter: 40 letters of minder.',
  name_missing: 'Vul een voornaam in, of laat het leeg.',
  name_address: 'Vul alleen een voornaam in.',
  contains_bsn: 'Hier mag geen nummer staan. Vul alleen een voornaam in.',
}

/** Gives the next number to who walks in, with a first name until tonight, or none. */
export function TicketForm(props: Props) {
  const kept = useKept('inloop-')
  return <Sheet key={kept ? 'kept' : 'new'} {...props} kept={kept} />
}

function Sheet({ vestiging, branchId, ticketId, kept }: Props & { kept: Record<string, string> | null }) {
  const { shown, post, send, busy } = useStaying(giveTicketAction)
  const page = useRef<HTMLFormElement>(null)
  const touched = useRef(kept !== null)
  useKeeping('inloop-', page, touched)
  useEffect(() => {
    // The next one who walks in is somebody else.
    const name = page.current?.elements.namedItem('firstName')
    if (shown.go === undefined || !(name instanceof HTMLInputElement)) return
    name.value = ''
    letGoOf('inloop-', touched)
  }, [shown])
  const said = shown.reason === null ? undefined : (tapRefusals[shown.reason] ?? 'Dit kan nu niet.')
  const wrong = (name: string) => shown.errors[name]?.[0]
  return (
    <Answered answers={{ id: 'inloop-', shown, saved: kept ?? {}, sentences, wrong }}>
      <form
        ref={page}
        id={formId('inloop-')}
        action={post}
        className="sheet ticket-form"
        noValidate
        aria-busy={busy}
        onInput={() => {
          touched.current = true
        }}
        onSubmit={(event) => {
          event.preventDefault()
          send(new FormData(event.currentTarget))
        }}
      >
        <Unseen fields={{ vestiging, branchId: String(branchId), ticketId }} />
        <TextField
          name="firstName"
          label="Voornaam (mag leeg blijven)"
          hint="Vanavond is de naam weg."
          optional
        />
        <button type="submit" className="button">
          + Inloop
        </button>
        {said ? (
          <p className="wrong" role="alert">
            <span key={said}>{said}</span>
          </p>
        ) : null}
      </form>
    </Answered>
  )
}
