'use client'

import { type RefObject, useCallback, useState } from 'react'
import { type FieldErrors, useForm } from 'react-hook-form'
import type { z } from 'zod'
import { errorsIn, type FormState, typedIn } from './posted'

type Page = RefObject<HTMLFormElement | null>
type Errors = Record<string, string[]>

/**
 * What is wrong with a form before it is sent, by the very schema of its action. No field is registered: what stands
 * in them is read from the page, as the server is going to read it. So what was typed before the script came, what
 * was chosen of several buttons, and rows that come and go need no care of their own.
 */
export function useLook(page: Page, schema: z.ZodType, shown: FormState) {
  const { handleSubmit, trigger, formState } = useForm({
    resolver: () => {
      const errors = errorsOn(page.current, schema)
      return Object.keys(errors).length > 0
        ? { values: {}, errors: asTheirs(errors) }
        : { values: {}, errors: {} }
    },
  })
  const { errors, isSubmitted } = formState
  const [look, setLook] = useState<{ after: FormState; found: FormState } | null>(null)
  const changed = useChanged(shown)
  const again = useCallback(() => {
    if (isSubmitted) trigger()
  }, [isSubmitted, trigger])
  return {
    /** What the browser found last, until the server has answered. */
    found: look?.after === shown ? look.found : null,
    /** The code of what is wrong with a field now; what the server said of it stands until it is changed. */
    wrong: (name: string) =>
      codeOf(errors, name) ?? (changed.names.has(name) ? undefined : shown.errors[name]?.[0]),
    /** Looks again at what was looked at before, after a change. */
    hear: (name: string) => {
      changed.add(name)
      again()
    },
    again,
    check: (right: () => void) =>
      handleSubmit(
        () => {
          setLook(null)
          right()
        },
        () => {
          const found = { ...shown, errors: errorsOn(page.current, schema), reason: null }
          setLook({ after: shown, found })
        },
      )(),
  }
}

/** The fields that were changed since the server answered. */
function useChanged(shown: FormState) {
  const [changed, setChanged] = useState({ after: shown, names: new Set<string>() })
  const names = changed.after === shown ? changed.names : new Set<string>()
  const add = (name: string) => {
    if (shown.errors[name] && !names.has(name)) setChanged({ after: shown, names: new Set([...names, name]) })
  }
  return { names, add }
}

function errorsOn(page: HTMLFormElement | null, schema: z.ZodType): Errors {
  const parsed = schema.safeParse(page ? typedIn(new FormData(page)) : {})
  if (parsed.success) return {}
  // In the order of the page, which is how people go through it.
  const names = [...(page?.elements ?? [])].map((field) => field.getAttribute('name'))
  const errors = Object.entries(errorsIn(parsed.error))
  return Object.fromEntries(errors.sort(([one], [two]) => names.indexOf(one) - names.indexOf(two)))
}

function asTheirs(errors: Errors): FieldErrors {
  return Object.fromEntries(
    Object.entries(errors).map(([field, [message]]) => [field, { type: 'wrong', message }]),
  )
}

function codeOf(errors: FieldErrors, name: string): string | undefined {
  const message = errors[name]?.message
  return typeof message === 'string' ? message : undefined
}
