'use server'

import { staffAction } from '@/app/_shared/action'
import { growingAction } from '@/app/_shared/forms/growing'
import { setPlaces } from '@/lib/places/commands/capacity'
import { makeCourse, retireCourse, setCourse } from '@/lib/planning/commands/courses'
import { makeRun, publishRun, setRun } from '@/lib/planning/commands/runs'
import { courseInput, newCourseInput, retireInput } from '@/lib/planning/input/courses'
import { newRunInput, placesInput, publishInput, runInput } from '@/lib/planning/input/runs'
import { callOffRun, changeRun } from '@/lib/rescheduling/commands/lessons'
import { callOffInput, changeRunInput, typedLessonsInput } from '@/lib/rescheduling/input/lessons'
import { askLessons } from '@/lib/rescheduling/queries/runs'
import { heardQuery } from '../_heard'
import { courseAt, lessonsAt, offerPath, runAt, runDone } from './_paths'

export const makeCourseAction = staffAction(newCourseInput, makeCourse, () => `${offerPath}?gelukt=gemaakt`)
export const setCourseAction = staffAction(courseInput, setCourse, () => `${offerPath}?gelukt=bewaard`)
export const retireCourseAction = staffAction(
  retireInput,
  retireCourse,
  ({ courseId }) => `${courseAt(courseId)}?gelukt=ja`,
)
export const makeRunAction = growingAction(staffAction(newRunInput, makeRun, runDone('gemaakt')))
export const setRunAction = staffAction(runInput, setRun, runDone('bewaard'))
export const publishRunAction = staffAction(publishInput, publishRun, runDone('te-zien'))
export const setPlacesAction = staffAction(
  placesInput,
  setPlaces,
  ({ activityId, offered }) => `${runAt(activityId)}?gelukt=plekken&aanbod=${offered}`,
)
export const askLessonsAction = staffAction(typedLessonsInput, askLessons, ({ activityId, lessons }) =>
  lessonsAt(activityId, lessons),
)
export const changeRunAction = staffAction(
  changeRunInput,
  changeRun,
  (heard, { activityId }) => `${runAt(Number(activityId))}?gelukt=lessen&${heardQuery(heard)}`,
)
export const callOffRunAction = staffAction(
  callOffInput,
  callOffRun,
  (heard, { activityId }) => `${runAt(Number(activityId))}?gelukt=niet-door&${heardQuery(heard)}`,
)
