'use client'

import { Answered } from '@/app/_shared/forms/answers'
import { SelectField } from '@/app/_shared/forms/select'
import { useSending } from '@/app/_shared/forms/sending'
import { keepBranchAction } from './actions'

/** `asks` is so on a computer of which nobody has said yet where it stands. */
type Props = {
  here: { slug: string; name: string }
  branches: { slug: string; name: string }[]
  asks: boolean
}

/** At which branch this computer stands; it is remembered here. */
export function BranchForm({ here, branches, asks }: Props) {
  const { shown, post, send } = useSending(keepBranchAction)
  const answers = {
    id: 'plek-',
    shown,
    saved: { vestiging: here.slug },
    sentences: {},
    wrong: () => undefined,
  }
  return (
    <details className="fold day-branch" open={asks || undefined}>
      <summary>{here.name}</summary>
      <Answered answers={answers}>
        <form
          action={post}
          onSubmit={(event) => {
            event.preventDefault()
            send(new FormData(event.currentTarget))
          }}
        >
          <SelectField
            name="vestiging"
            label="Waar staat deze computer?"
            options={branches.map(({ slug, name }) => ({ value: slug, label: name }))}
          />
          <button type="submit" className="button">
            Kies
          </button>
        </form>
      </Answered>
    </details>
  )
}
