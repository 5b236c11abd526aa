import { expect, test } from 'vitest'
import { retiredOf, sourceOf } from '@/app/beheer/cursussen/nieuw/_wanted'
import type { CourseKept } from '@/lib/planning/queries/courses'
import type { RunKept } from '@/lib/planning/queries/runs'

const [given, retired] = [
  { courseId: 12, retiredAt: null },
  { courseId: 13, retiredAt: new Date('2027-01-01') },
] as CourseKept[]
const courses = [given, retired] as CourseKept[]
const runs = [
  { activityId: 3, courseId: 12 },
  { activityId: 4, courseId: 13 },
] as RunKept[]

test('a run is made of a course that is given, also after an earlier run of it', () => {
  expect(sourceOf('c12', courses, runs)).toEqual({ course: given, copied: null })
  expect(sourceOf('r3', courses, runs)).toEqual({ course: given, copied: runs[0] })
  expect(retiredOf('r3', courses, runs)).toBeNull()
})

test.each(['c13', 'r4'])('of %s it is known that its course is not given any more', (wat) => {
  expect(sourceOf(wat, courses, runs)).toBeNull()
  expect(retiredOf(wat, courses, runs)).toBe(retired)
})

test.each([undefined, '', 'c99', 'r99', 'c12x'])('%s is no course', (wat) => {
  expect(sourceOf(wat, courses, runs)).toBeNull()
  expect(retiredOf(wat, courses, runs)).toBeNull()
})
