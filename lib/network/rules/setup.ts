/** What a library says about itself before residents can book, in the order in which it is best done. */
export const setupSteps = [
  'library',
  'municipality',
  'branch',
  'address',
  'opening_hours',
  'consultation_hours',
  'colleagues',
  'school_holidays',
] as const
export type SetupStep = (typeof setupSteps)[number]

/** What residents can book without: it is wanted before the first course is planned. */
export const laterSteps: ReadonlySet<SetupStep> = new Set(['school_holidays'])

/** What is known of a library: its telephone, how many municipalities and people, and each open branch. */
export type Known = {
  phone: string | null
  municipalities: number
  /** Who work at the library or were sent an invitation to, the one who asks included. */
  people: number
  branches: {
    id: number
    name: string
    kind: 'library' | 'outside'
    address: boolean
    /** Whether somebody said when it is open; that it opens at no fixed hours is said as well. */
    openingHours: boolean
    consultationHours: boolean
    /** Whether the school holidays to come of its region are known. */
    schoolHolidays: boolean
  }[]
}

/** One step: whether it is done, and for which branches it is not. */
export type StepState = { step: SetupStep; done: boolean; branches: { id: number; name: string }[] }

/**
 * How far a library is. A step about branches is done when there is a branch and every open one has it. Consultation
 * hours are done as soon as one branch has them, for not every branch needs them; opening hours are asked of a library
 * only, for somebody else opens the door of another place.
 */
export function stepsOf({ phone, municipalities, people, branches }: Known): StepState[] {
  const lacking = (has: (branch: Known['branches'][number]) => boolean) =>
    branches.filter((one) => !has(one)).map(({ id, name }) => ({ id, name }))
  const [address, opening, hours, school] = [
    lacking((one) => one.address),
    lacking(hasOpeningHours),
    lacking((one) => one.consultationHours),
    lacking((one) => one.schoolHolidays),
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
    { step: 'school_holidays', done: some && school.length === 0, branches: school },
  ]
}

/** Whether nothing more has to be said of when a branch is open. */
export function hasOpeningHours({
  kind,
  openingHours,
}: Pick<Known['branches'][number], 'kind' | 'openingHours'>) {
  return kind === 'outside' || openingHours
}

/** The step to go on with: the first that is not done, but for the one where somebody is. Null when everything is. */
export function nextStep(steps: readonly StepState[], here?: SetupStep): StepState | null {
  return steps.find(({ step, done }) => !done && step !== here) ?? null
}
