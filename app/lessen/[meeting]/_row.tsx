import { Check } from 'lucide-react'
import type { Mark } from '@/lib/attendance/rules/marks'
import { aboutWords, marks, saidWords } from '../_words'
import type { Line } from './_lines'

type Props = {
  line: Line
  toCome: boolean
  /** Was seen at the desk, and somebody says that they are not here. */
  asking: boolean
  onNo: () => void
}

/** Somebody on the list, with the three buttons. */
export function Row({ line, toCome, asking, onNo }: Props) {
  const { bookingId, name, said } = line
  const about = aboutWords(line)
  const nameId = `naam-${bookingId}`
  return (
    <li id={bookingId} className="register-row">
      <div className="register-who">
        <bdi id={nameId} translate="no">
          {name || 'Naam gewist'}
        </bdi>
        {about ? <small>{about}</small> : null}
      </div>
      {asking ? (
        <fieldset className="register-marks sure">
          <legend>Was gezien aan de balie. Toch er niet?</legend>
          <button type="submit" name="tap" value={`${bookingId} absent sure`} className="mark-button">
            Ja, er niet
          </button>
          <button type="button" className="mark-button" onClick={onNo}>
            Nee
          </button>
        </fieldset>
      ) : (
        <fieldset className="register-marks" aria-labelledby={nameId}>
          {(Object.keys(marks) as Mark[]).map((mark) => (
            <MarkButton key={mark} line={line} mark={mark} disabled={toCome && mark !== 'excused'} />
          ))}
        </fieldset>
      )}
      {said.length > 0 ? <p className="register-said">{saidWords(said)}</p> : null}
    </li>
  )
}

function MarkButton({ line, mark, disabled }: { line: Line; mark: Mark; disabled: boolean }) {
  const chosen = line.mark === mark
  // With the keyboard one row is one stop: the button that is chosen, or the first.
  const stop = line.mark === null ? mark === (disabled ? null : 'present') : chosen
  return (
    <button
      type="submit"
      name="tap"
      value={`${line.bookingId} ${mark}`}
      className={`mark-button says-${mark}`}
      aria-pressed={chosen}
      disabled={disabled}
      tabIndex={stop || disabled ? undefined : -1}
    >
      {chosen ? <Check size={20} /> : null}
      {marks[mark]}
    </button>
  )
}
