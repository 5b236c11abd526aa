'use client'

import type { Conflict } from '@/lib/bookings/rules'
import { useAnswers, useField } from '../forms/answers'
import { TickField } from '../forms/fields'

const conflicts: Record<Conflict, true> = { already_booked: true, open_consultation: true, overlap: true }

/** Asked where somebody of this name at this contact is known already: two children of one name share a desk's e-mail. */
export function Another({ of = 'name' }: { of?: string }) {
  const { shown } = useAnswers()
  const { name } = useField(of)
  const { boxed } = useField('another')
  // What the server said, also after the name was changed: a tick never goes away under somebody's hand.
  const asked = shown.errors[name]?.some((code) => code in conflicts)
  if (!asked && boxed === undefined) return null
  return <TickField name="another" label="Ja, dit is iemand anders dan wie er al staat." />
}
