/** What a library says about itself before residents can book, in the order in which it is best done. */
export const setupSteps = [
  'library',
  'municipality',
  'branch',
  'address',
  'opening_hours',
  'consultation_hours',
  'colleagues',
] as const
export type SetupStep = (typeof setupSteps)[number]

/** What is known of a library: its telephone, how many municipalities and people, and each open branch. */
export type Known = {
  phone: string | null
  municipalities: number
  /** Who work at the library or were invited to, the one who asks included. */
  people: number
  branches: {
    id: number
    name: string
    address: boolean
    openingHours: boolean
    consultationHours: boolean
  }[]
}

/** One step: whether it is done, and for which branches it is not. */
export type StepState = { step: SetupStep; done: boolean; branches: { id: number; name: string }[] }

/**
 * How far a library is. A step about branches is done when there is a branch and every open one has it; consultation
 * hours are done as soon as one branch has them, for not every branch needs them.
 */
export function stepsOf({ phone, municipalities, people, branches }: Known): StepState[] {
  const lacking = (has: (branch: Known['branches'][number]) => boolean) =>
    branches.filter((one) => !has(one)).map(({ id, name }) => ({ id, name }))
  const [address, opening, hours] = [
    lacking((one) => one.address),
    lacking((one) => one.openingHours),
    lacking((one) => one.consultationHours),
  ]
  const some = branches.length > 0
  return [
    { step: 'library', done: phone !== null, branches: [] },
    { step: 'municipality', done: municipalities > 0, branches: [] },
    { step: 'branch', done: some, branches: [] },
    { step: 'address', done: some && address.length === 0, branches: address },
    { step: 'opening_hours', done: some && opening.length === 0, branches: opening },
    { step: 'consultation_hours', done: some && hours.length < branches.length, branches: hours },
    { step: 'colleagues', done: people > 1, branches: [] },
  ]
}
