import type { ReactNode } from 'react'

type Props = {
  title: string
  /** Of which branch and day, and when it was printed. */
  about: string
  /** Until when it is kept. */
  shred: string
  /** What to do with it, and where it is entered afterwards. */
  how: ReactNode
  className?: string
  /** The heads of its columns. */
  columns: ReactNode
  /** How many there are. */
  width: number
  children: ReactNode
}

/** One kind of sheet: what stands on top comes again on every piece of paper that it takes. */
export function Sheet({ title, about, shred, how, className, columns, width, children }: Props) {
  return (
    <table className={`day-sheet ${className ?? ''}`}>
      <colgroup>
        <col className="first" />
      </colgroup>
      <thead>
        <tr className="day-sheet-top">
          <td colSpan={width} className="wide">
            <div>
              <h2>{title}</h2>
              <strong>{shred}</strong>
            </div>
            <p>{about}</p>
            <p>{how}</p>
          </td>
        </tr>
        <tr>{columns}</tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  )
}
