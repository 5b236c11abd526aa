import type { ReactNode } from 'react'

type Props = {
  /** On the button that sends the form. */
  send: string
  /** On the button that sends it and stays here, for who has more to fill in. */
  stay?: string
  /** The form is not what its page is for: its button does not stand out. */
  aside?: boolean
  /** What the first button is about, for who does not see where it stands. */
  about?: string
  /** What else can be done, beside it. */
  children?: ReactNode
}

/** The buttons below a form. */
export function Buttons({ send, stay, aside, about, children }: Props) {
  return (
    <p className="buttons">
      <button type="submit" className={aside ? 'button' : 'button primary'}>
        <span key={send}>{send}</span>
        {about ? <span className="hidden">{` ${about}`}</span> : null}
      </button>
      {stay ? (
        <button type="submit" name={STAY} value="1" className="button">
          {stay}
        </button>
      ) : null}
      {children}
    </p>
  )
}

const STAY = 'stay'

/** The page after a form that can be saved to stay: `here` for who pressed that button, else `on`. */
export function stayOr(here: string, on: string) {
  return (_made: unknown, form: Record<string, string>) => (form[STAY] ? here : on)
}
