/** Where a branch is, which door it is and how to get there, and a map where the library chose one. */
export type Address = {
  street: string
  postcode: string
  town: string
  entrance: string | null
  mapUrl: string | null
}

/** The address in one line: "Voorbeeldstraat 1, 1234 AB Mijdrecht". */
export function addressLine({ street, postcode, town }: Address): string {
  return `${street}, ${postcode} ${town}`
}

/** How a branch is called, and whether it is in a library or a point in somebody else's house. */
export type Called = { name: string; kind: 'library' | 'outside' }

/** Whether the name says all of it: a point outside is no library, and some write the word down themselves. */
export function isWholeName({ name, kind }: Called): boolean {
  return kind === 'outside' || /^bibliotheek/i.test(name)
}

/** The name of a branch as it stands above its door: "Bibliotheek Mijdrecht"; a point outside keeps its own. */
export function branchInFull(branch: Called): string {
  return isWholeName(branch) ? branch.name : `Bibliotheek ${branch.name}`
}

/** Where to go, as a calendar says it: the branch with its address, or as it was called before where that is not known. */
export function locationOf(branch: Called, address: Address | null): string {
  return address ? `${branchInFull(branch)}, ${addressLine(address)}` : branch.name
}

/** A moment at which somebody is expected, with where that is on its day. */
export type Somewhere = { startsAt: Date; address: Address | null }

/** The addresses of meetings in their order: one as a rule, and each next one from the meeting on that is there first. */
export function addressesAlong(
  meetings: readonly Somewhere[],
): { startsAt: Date; address: Address; moved: boolean }[] {
  const known = meetings.flatMap(({ startsAt, address }) => (address ? [{ startsAt, address }] : []))
  return known
    .filter(({ address }, i) => i === 0 || !isSame(address, known[i - 1]?.address))
    .map((one, i) => ({ ...one, moved: i > 0 }))
}

function isSame(one: Address, other: Address | undefined): boolean {
  return other !== undefined && addressLine(one) === addressLine(other) && one.entrance === other.entrance
}
