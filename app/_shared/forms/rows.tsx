'use client'

import { Plus, Trash2 } from 'lucide-react'
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react'
import { InRow } from './answers'
import { nextRow, type RowGroup, rowsIn } from './row-names'

type Growing = {
  rows: string[]
  grow: () => void
  shrink: (row: string) => void
  /** The row that was made last, to go on in. */
  fresh: string | null
}
const Groups = createContext<Record<string, Growing>>({})

/** The rows of a form, which its buttons and its summary have to know as well. */
export function useGroups(groups: RowGroup[], values: Record<string, string>, onChange: () => void) {
  const [all, setAll] = useState(() =>
    Object.fromEntries(
      groups.map(({ name }) => [name, { rows: rowsIn(values, name), fresh: null as string | null }]),
    ),
  )
  const put = (name: string, rows: string[], fresh: string | null) => {
    setAll((before) => ({ ...before, [name]: { rows, fresh } }))
  }
  // Only after the row is on the page, or gone from it, can what stands there be looked at.
  useEffect(() => {
    if (all) onChange()
  }, [all, onChange])
  return Object.fromEntries(
    Object.entries(all).map(([name, { rows, fresh }]): [string, Growing] => [
      name,
      {
        rows,
        fresh,
        grow: () => put(name, [...rows, nextRow(rows)], nextRow(rows)),
        shrink: (row) =>
          put(
            name,
            rows.filter((other) => other !== row),
            null,
          ),
      },
    ]),
  )
}

/** Tells the parts inside which rows there are. */
export function Grouped({ groups, children }: { groups: Record<string, Growing>; children: ReactNode }) {
  return <Groups value={groups}>{children}</Groups>
}

/** How many rows a group has now, for words that depend on it. */
export function useRowCount(group: string): number {
  return useContext(Groups)[group]?.rows.length ?? 1
}

/** A group of fields that can be asked more than once: one row, and as many as are added. */
export function Rows({ of, children }: { of: RowGroup; children: ReactNode }) {
  const group = useContext(Groups)[of.name]
  const box = useRef<HTMLDivElement>(null)
  if (!group) return null
  const { rows, grow, shrink, fresh } = group
  return (
    <div className="rows" ref={box} id={of.name} tabIndex={-1}>
      {rows.map((row, index) => (
        <Row
          key={row}
          name={`${of.name}.${row}`}
          called={of.called(rows.length > 1 ? index + 1 : null)}
          fresh={row === fresh}
          less={rows.length > 1 ? of.less(index + 1) : null}
          onLess={() => {
            shrink(row)
            // The button that had the focus goes with the row.
            box.current?.focus()
          }}
        >
          {children}
        </Row>
      ))}
      {rows.length < of.most ? (
        <p>
          <button type="submit" name="more" value={of.name} className="button" onClick={here(grow)}>
            <Plus size={20} />
            <span>{of.more}</span>
          </button>
        </p>
      ) : null}
    </div>
  )
}

type RowProps = {
  name: string
  called: string
  fresh: boolean
  less: string | null
  onLess: () => void
  children: ReactNode
}

function Row({ name, called, fresh, less, onLess, children }: RowProps) {
  const box = useRef<HTMLFieldSetElement>(null)
  useEffect(() => {
    if (fresh) box.current?.querySelector<HTMLElement>('input, select')?.focus()
  }, [fresh])
  return (
    <fieldset className="row" ref={box}>
      <legend>{called}</legend>
      <InRow row={name}>{children}</InRow>
      {less === null ? null : (
        <button type="submit" name="less" value={name} className="button" onClick={here(onLess)}>
          <Trash2 size={20} />
          <span key={less}>{less}</span>
        </button>
      )}
    </fieldset>
  )
}

/** Done on the page itself; without a script the button asks the server. */
function here(change: () => void) {
  return (event: { preventDefault: () => void }) => {
    event.preventDefault()
    change()
  }
}
