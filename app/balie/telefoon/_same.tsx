'use client'

import { startTransition, useActionState, useEffect, useRef } from 'react'
import { untouched } from '@/app/_shared/forms/posted'
import type { SameName } from '@/lib/bookings/queries/same-name'
import { sameNameWords } from './_words'
import { sameNameAction } from './actions'

/**
 * Looks, once a name and a choice stand there, whether that name stands in the books in the same week; without a script
 * the page after booking says it.
 */
export function NameTwice() {
  const box = useRef<HTMLDivElement>(null)
  const [{ answer }, ask] = useActionState(sameNameAction, untouched)
  useEffect(() => {
    const form = box.current?.closest('form')
    if (!form) return
    let asked = ''
    const look = () => {
      const typed = new FormData(form)
      const [name, choice] = ['name', 'choice'].map((field) => String(typed.get(field) ?? '').trim())
      if (!name || !choice || asked === `${name} ${choice}`) return
      asked = `${name} ${choice}`
      const question = new FormData()
      question.set('name', name)
      question.set('choice', choice)
      startTransition(() => ask(question))
    }
    // When a field is left, not at every key.
    form.addEventListener('change', look)
    return () => form.removeEventListener('change', look)
  }, [ask])
  const said = sameNameWords(answer as SameName | undefined)
  return (
    <div ref={box} role="status" className="same-name">
      {said ? <p className="note attention">{said}</p> : null}
    </div>
  )
}
