import { expect, test } from 'vitest'
import { retiredOf, sourceOf } from '@/app/beheer/cursussen/nieuw/_wanted'
import type { CourseKept } from '@/lib/planning/queries/courses'

const [given, retired] = [
  { courseId: 12, retiredAt: null },
  { courseId: 13, retiredAt: new Date('2027-01-01') },
] as CourseKept[]
const courses = [given, retired] as CourseKept[]
type Copied = Parameters<typeof sourceOf>[2]
const [again, over] = [{ courseId: 12 }, { courseId: 13 }] as Copied[] as [Copied, Copied]

test('a run is made of a course that is given, also after an earlier run of it', () => {
  expect(sourceOf('c12', courses, null)).toEqual({ course: given, copied: null })
  expect(sourceOf('r3', courses, again)).toEqual({ course: given, copied: again })
  expect(retiredOf('r3', courses, again)).toBeNull()
})

test.each([
  ['c13', null],
  ['r4', over],
] as const)('of %s it is known that its course is not given any more', (wat, copied) => {
  expect(sourceOf(wat, courses, copied)).toBeNull()
  expect(retiredOf(wat, courses, copied)).toBe(retired)
})

test.each([undefined, '', 'c99', 'r99', 'c12x'])('%s is no course', (wat) => {
  expect(sourceOf(wat, courses, null)).toBeNull()
  expect(retiredOf(wat, courses, null)).toBeNull()
})
