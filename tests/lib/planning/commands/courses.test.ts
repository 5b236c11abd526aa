import { describe, expect, test } from 'vitest'
import { courseRun } from '@/lib/availability/queries/courses'
import { makeCourse, retireCourse, setCourse } from '@/lib/planning/commands/courses'
import { makeRun } from '@/lib/planning/commands/runs'
import { courseInput, newCourseInput } from '@/lib/planning/input/courses'
import { courseKept, coursesKept } from '@/lib/planning/queries/courses'
import { done } from '../../../support/allowed/rows'
import { aCourse, courseTyped, runTyped } from '../../../support/courses'
import { freshDatabase } from '../../../support/database'
import { aColleague } from '../../../support/partners'
import { aBranch, anyone, now, the } from '../../../support/world'

freshDatabase()

describe('a course that runs are made of', () => {
  test('is kept with what one learns, for whom it is, and what to bring', async () => {
    const carla = await aColleague()
    const typed = courseTyped({ title: 'Veilig online' })
    const { courseId } = done(await makeCourse(carla, typed, now))
    const { lessonCount: lessons, ...rest } = typed
    expect(await courseKept(carla, courseId)).toEqual({ courseId, retiredAt: null, lessons, ...rest })
  })

  test('is one, also when the form is sent twice at once', async () => {
    const carla = await aColleague()
    const typed = courseTyped()
    const answers = await Promise.all([1, 2, 3].map(() => makeCourse(carla, typed, now)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    const other = await makeCourse(carla, { ...typed, title: typed.title.toUpperCase() }, now)
    expect(other).toMatchObject({ reason: 'exists' })
  })

  test('that is changed is read so at once by who looks at a run of it, in every language', async () => {
    const carla = await aColleague()
    const courseId = await aCourse(carla)
    const { activityId } = done(await makeRun(carla, runTyped(courseId, (await aBranch()).id), now))
    const learns = { learns: 'U leert bellen.', learnsEn: null, learnsAr: 'تتعلم الاتصال.' }
    done(await setCourse(carla, { ...courseTyped(learns), courseId }, now))
    expect(the(await courseRun(anyone, activityId, now))).toMatchObject({
      ...{ learns: { nl: 'U leert bellen.', en: null, ar: 'تتعلم الاتصال.' }, bring: 'Een pen.' },
      title: 'Klik & Tik',
    })
  })

  test('that is retired has no new runs, goes on with those it has, and can be offered again', async () => {
    const carla = await aColleague()
    const [courseId, branch] = [await aCourse(carla), await aBranch()]
    const { activityId } = done(await makeRun(carla, runTyped(courseId, branch.id), now))
    done(await retireCourse(carla, { courseId, retired: true }, now))
    expect(await makeRun(carla, runTyped(courseId, branch.id), now)).toMatchObject({ reason: 'retired' })
    expect(the(await courseRun(anyone, activityId, now)).open).toBe(true)
    expect((await coursesKept(carla)).at(-1)?.courseId).toBe(courseId)
    done(await retireCourse(carla, { courseId, retired: false }, now))
    expect(await makeRun(carla, runTyped(courseId, branch.id), now)).toMatchObject({ ok: true })
  })

  test('is only changed when it is there', async () => {
    const carla = await aColleague()
    expect(await setCourse(carla, { ...courseTyped(), courseId: 9_999_999 }, now)).toMatchObject({
      reason: 'unknown',
    })
    expect(await retireCourse(carla, { courseId: 9_999_999, retired: true }, now)).toMatchObject({
      reason: 'unknown',
    })
  })
})

describe('what is typed about a course', () => {
  const typed = {
    ...{
      title: ' Klik  & Tik ',
      level: 'start',
      lessonCount: '8',
      minutes: '120',
      capacity: '10',
      minimum: '4',
    },
    ...{ learns: '', learnsEn: '', learnsAr: '', forWhom: '', bring: '' },
  }
  test('may leave out what residents read', () => {
    expect(newCourseInput.parse(typed)).toMatchObject({ title: 'Klik & Tik', lessonCount: 8, learns: null })
  })
  test.each([
    ['title', '', 'title_missing'],
    ['lessonCount', '0', 'lessons_wrong'],
    ['lessonCount', '61', 'lessons_wrong'],
    ['minutes', 'twee', 'minutes_wrong'],
    ['capacity', '201', 'places_wrong'],
    ['minimum', '11', 'minimum_above'],
    ['level', 'hoog', 'choose_one'],
    ['learns', 'a'.repeat(401), 'too_long'],
    ['bring', 'BSN 111222333', 'contains_bsn'],
  ])('%s: %j is %s', (name, value, code) => {
    const read = courseInput.safeParse({ ...typed, courseId: '1', [name]: value })
    expect(read.error?.issues).toMatchObject([{ path: [name], message: code }])
  })
})
