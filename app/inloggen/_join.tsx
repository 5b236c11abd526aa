type Joining = { back: string | null }

/** Nobody to be: a build for the demo takes `_join.demo.tsx` in its place, see next.config.mjs. */
export function JoinDemo(_: Joining) {
  return null
}
