/** The signpost of Wegwijs. */
export function Mark() {
  return (
    <svg viewBox="0 0 40 40" width="44" height="44" aria-hidden="true">
      <path className="mark-post" d="M18.5 3h3v35h-3z" />
      <path className="mark-one" d="M9 7h19l6 5-6 5H9z" />
      <path className="mark-two" d="M31 20H12l-6 5 6 5h19z" />
    </svg>
  )
}
