/** Why the library has to act although another was asked, when only the clock moved or somebody left. */
export const stalls = ['late', 'nobody_there', 'member_gone', 'agreement_over', 'consent_over'] as const

/** The key under which she hears once per asking that the library looks on. */
export function lateKey(needId: string, referralId: string): string {
  return `need:${needId}:need_turn:late:${referralId}`
}
