import { contactKey } from '@/lib/residents/rules/reach'

/** A telephone number as people read it out: two by two. */
export function inGroups(telephone: string): string {
  const digits = telephone.replace(/\D/g, '')
  return /^06\d{8}$/.test(digits) ? digits.replace(/(\d\d)(?=\d)/g, '$1 ') : telephone
}

/** What to call with a click: one number, however it was written (`+31 (0)6 …` is not dialled with its zero). */
export function dialled(telephone: string): string {
  return `tel:${contactKey('call', telephone)}`
}
