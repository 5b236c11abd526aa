const post = 'M18.5 3h3v35h-3z'
const upper = 'M9 7h19l6 5-6 5H9z'
const lower = 'M31 20H12l-6 5 6 5h19z'

/** The signpost of Wegwijs. */
export function Mark() {
  return (
    <svg viewBox="0 0 40 40" width="44" height="44" aria-hidden="true">
      <path className="mark-post" d={post} />
      <path className="mark-upper" d={upper} />
      <path className="mark-lower" d={lower} />
    </svg>
  )
}

/** The signpost for the tab of a browser; it comes with the page, so that nothing has to be fetched for it. */
export const icon = `data:image/svg+xml,${encodeURI(
  [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40">',
    `<path fill="gray" d="${post}"/><path fill="peru" d="${upper}"/><path fill="teal" d="${lower}"/></svg>`,
  ].join(''),
)}`
