/** A box to tick with a pen; what is known already stands in it. */
export function PenBox({ ticked = false, label }: { ticked?: boolean; label?: string }) {
  return (
    <>
      <span className="sheet-box" aria-hidden="true">
        {ticked ? '✕' : ''}
      </span>
      {ticked ? <span className="hidden">{label}</span> : null}
    </>
  )
}
