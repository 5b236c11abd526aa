'use client'

import { useEffect, useRef, useState } from 'react'
import { useCarriers } from '@/app/_shared/forms/carrying'
import { directionOf, type Language, languageOf } from '@/app/_shared/language'
import { promisedWay } from '@/lib/messages/rules'
import type { Carriers } from '@/lib/tools/config'
import { sayAloud } from '../_saying'
import type { Spoken } from './_form'

type Props = { kind: 'consultation' | 'course'; spoken: Spoken }
type Typed = {
  choice: string
  /** Stands in line; not when there is a reason to let somebody in all the same. */
  waiting: boolean
  name: string
  way: string
  other: boolean
  language: Language
}

/** What to say before the button is pressed, as it changes with what is chosen; without a script it comes afterwards. */
export function ReadAloud({ kind, spoken }: Props) {
  const box = useRef<HTMLElement>(null)
  const typed = useTyped(box)
  const can = useCarriers()
  const languages: Language[] = typed && typed.language !== 'nl' ? ['nl', typed.language] : ['nl']
  return (
    <section ref={box} className="aloud" aria-labelledby="lees-voor">
      <h2 id="lees-voor">Lees voor</h2>
      {typed && spoken.nl.choices[typed.choice] ? (
        languages.map((language) => (
          <p key={language} lang={language} dir={directionOf(language)}>
            <span key={saidOf(kind, spoken[language], typed, can)}>
              {saidOf(kind, spoken[language], typed, can)}
            </span>
          </p>
        ))
      ) : (
        <p>Kies een {kind === 'course' ? 'cursus' : 'tijd'}. Dan staat hier wat u kunt voorlezen.</p>
      )}
    </section>
  )
}

function saidOf(
  kind: Props['kind'],
  { templates, choices }: Spoken[Language],
  typed: Typed,
  can: Carriers,
): string {
  const filling = choices[typed.choice]
  if (!filling) return ''
  const way = (['call', 'sms', 'email', 'card'] as const).find((one) => one === typed.way) ?? 'call'
  const about = { kind, way: promisedWay(way, can), waiting: typed.waiting, other: typed.other }
  return sayAloud(templates, about, { ...filling, name: typed.name || '…' }).join(' ')
}

/** What stands in the form around it now. */
function useTyped(box: React.RefObject<HTMLElement | null>): Typed | null {
  const [typed, setTyped] = useState<Typed | null>(null)
  useEffect(() => {
    const form = box.current?.closest('form')
    if (!form) return
    const look = () => {
      const text = (name: string) => String(new FormData(form).get(name) ?? '')
      setTyped({
        choice: text('choice'),
        waiting: text('choice').endsWith(':wait') && text('because') === '',
        name: text('name').trim(),
        way: text('contactWay'),
        other: text('contactOf') === 'helper',
        language: languageOf(text('language')),
      })
    }
    look()
    form.addEventListener('input', look)
    form.addEventListener('change', look)
    return () => {
      form.removeEventListener('input', look)
      form.removeEventListener('change', look)
    }
  }, [box])
  return typed
}
