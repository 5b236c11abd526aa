import { ButtonForm } from '@/app/_shared/forms/button-form'
import { addressOf, type Carried } from './_paths'
import { countRefusals } from './_refusals'
import { storeAddressAction } from './actions'

type Props = {
  organisationId: number
  label: string
  /** Whose address it is, for who does not see where the button stands. */
  about?: string
  carried: Carried
  /** What is counted with it; null when that was done before. */
  counted: Record<string, string> | null
}

/** An address on paper, which is counted as one question of nobody; the second time only shown. */
export function AddressButton({ organisationId, label, about, carried, counted }: Props) {
  const organisatie = `${organisationId}`
  if (!counted)
    return (
      <a className="button" href={addressOf(carried, organisatie)}>
        {label}
        {about ? <span className="hidden"> {about}</span> : null}
      </a>
    )
  const along = Object.entries(carried).filter((pair): pair is [string, string] => Boolean(pair[1]))
  return (
    <ButtonForm
      action={storeAddressAction}
      label={label}
      about={about}
      along={{ ...Object.fromEntries(along), ...counted, organisatie }}
      refusals={countRefusals}
    />
  )
}
