/** A whole number from 0 up to and without `below`, by chance. */
export type Chance = (below: number) => number

/** The same things in an order that nobody knows. */
export function shuffled<One>(things: readonly One[], chance: Chance): One[] {
  const mixed = [...things]
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = chance(last + 1)
    ;[mixed[last], mixed[other]] = [mixed[other] as One, mixed[last] as One]
  }
  return mixed
}
