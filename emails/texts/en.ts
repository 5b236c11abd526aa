import type { Texts, Voice } from './nl'

const resident: Voice = {
  subject: ({ kind }) =>
    kind === 'course' ? 'Your course at the library' : 'Your appointment at the library',
  greeting: ({ name }) => `Dear ${name},`,
  lead: {
    confirmation: ({ kind }) =>
      kind === 'course' ? 'You are taking part in the course.' : 'Your appointment is made.',
    waiting: ({ placeInLine }) =>
      `The course is full. You are on the waiting list${placeInLine ? `, in place ${placeInLine}` : ''}. We will tell you when there is a place.`,
    offer: () => 'There is a place for you in the course. Tell us whether you are coming.',
    offer_lapsed: () =>
      'There was a place for you in the course. We have not heard from you. You are on the waiting list again, at the end. Is there still a place? Then you can take it yourself.',
    moved: () => 'Your appointment has a new time.',
    called_off: ({ kind }) =>
      kind === 'course'
        ? 'Your course does not go ahead. We are sorry. You do not have to come. We would like to find another course with you.'
        : 'Your appointment does not go ahead. We are sorry. You do not have to come. Choose another time yourself, or call us.',
    rescheduled: () =>
      'The time of your appointment does not go ahead. We are sorry. Below is a new time. Does it not suit you? Choose another time.',
    lessons_changed: ({ off }) =>
      `Something has changed in your course. ${off.length > 0 ? 'Not every lesson goes ahead. ' : ''}Below are all lessons that are still to come.`,
    last_off: ({ off }) =>
      `The last ${off.length > 1 ? 'lessons of your course do' : 'lesson of your course does'} not go ahead. We are sorry. You do not need to come any more.`,
    new_address: () => 'The address has changed. Please come to the address below.',
    cancelled: ({ kind }) =>
      kind === 'course'
        ? 'You are signed off from the course. You do not have to do anything.'
        : 'Your appointment is cancelled. You do not have to come.',
    reminder: ({ kind }) =>
      `You are coming to the library soon for ${kind === 'course' ? 'the course' : 'your appointment'}.`,
  },
  bring: {
    consultation: 'your phone, your letter, your passport or ID card',
    course: 'your phone, and your laptop if you have one',
  },
  come: 'Come on time. Go to the desk. Someone will help you.',
  code: 'Your code',
  change: {
    consultation: 'You cannot come, or you want another time?',
    course: 'You cannot come? Then cancel. Someone else can come.',
    waiting: 'You do not want to be on the waiting list any more?',
    offer: 'Do you want the place? Or do you not want it?',
    no_time: 'Choose another time yourself, or cancel.',
    no_course: 'Do you want to read it again, or sign off?',
  },
  safe: 'We never ask for your password.',
  sms: {
    confirmation: ({ kind }) => (kind === 'course' ? 'Your course starts' : 'Your appointment'),
    waiting: () => 'You are on the waiting list for the course',
    offer: () => 'A place in the course! Answer before',
    offer_lapsed: () => 'You did not choose in time. You are on the waiting list again',
    moved: () => 'New time for your appointment',
    called_off: ({ kind }) =>
      kind === 'course' ? 'Called off: your course of' : 'Called off: your appointment',
    rescheduled: () => 'Your appointment is called off. New time',
    lessons_changed: ({ offeredUntil }) =>
      offeredUntil
        ? 'The lessons change. Do you want the place? Reply before'
        : 'Your course has changed. The next lesson is',
    last_off: ({ off }) =>
      off.length > 1
        ? 'The last lessons of your course are called off, from'
        : 'The last lesson of your course is called off:',
    new_address: () => 'Other address. You come',
    cancelled: ({ kind }) =>
      kind === 'course' ? 'You are off the course of' : 'Cancelled: your appointment',
    reminder: ({ kind }) => (kind === 'course' ? 'Remember your course' : 'Remember your appointment'),
  },
}

const helper: Voice = {
  subject: ({ kind }) => (kind === 'course' ? 'Course at the library' : 'Appointment at the library'),
  greeting: ({ kind, name }) =>
    `This message is about the ${kind === 'course' ? 'course' : 'appointment'} of ${name}.`,
  lead: {
    confirmation: ({ kind, name }) =>
      kind === 'course' ? `${name} is taking part in the course.` : `The appointment of ${name} is made.`,
    waiting: ({ name, placeInLine }) =>
      `The course is full. ${name} is on the waiting list${placeInLine ? `, in place ${placeInLine}` : ''}. We will tell you when there is a place.`,
    offer: ({ name }) => `There is a place for ${name} in the course. Tell us whether ${name} is coming.`,
    offer_lapsed: ({ name }) =>
      `There was a place for ${name} in the course. We have not heard from you. ${name} is on the waiting list again, at the end. Is there still a place? Then you can take it yourself.`,
    moved: ({ name }) => `The appointment of ${name} has a new time.`,
    called_off: ({ kind, name }) =>
      kind === 'course'
        ? `The course of ${name} does not go ahead. We are sorry. ${name} does not have to come. We would like to help find another course.`
        : `The appointment of ${name} does not go ahead. We are sorry. ${name} does not have to come. Choose another time yourself, or call us.`,
    rescheduled: ({ name }) =>
      `The time of the appointment of ${name} does not go ahead. We are sorry. Below is a new time. Does it not suit? Choose another time.`,
    lessons_changed: ({ name, off }) =>
      `Something has changed in the course of ${name}. ${off.length > 0 ? 'Not every lesson goes ahead. ' : ''}Below are all lessons that are still to come.`,
    last_off: ({ name, off }) =>
      `The last ${off.length > 1 ? `lessons of the course of ${name} do` : `lesson of the course of ${name} does`} not go ahead. We are sorry. ${name} does not need to come any more.`,
    new_address: ({ name }) => `The address has changed. ${name} comes to the address below.`,
    cancelled: ({ kind, name }) =>
      kind === 'course'
        ? `${name} is signed off from the course. Nothing more has to be done.`
        : `The appointment of ${name} is cancelled. ${name} does not have to come.`,
    reminder: ({ kind, name }) =>
      `${name} is coming to the library soon for the ${kind === 'course' ? 'course' : 'appointment'}.`,
  },
  bring: {
    consultation: 'the phone, the letter, the passport or ID card',
    course: 'the phone, and the laptop if there is one',
  },
  come: 'Be on time. Go to the desk. Someone will help.',
  code: 'The code',
  change: {
    consultation: 'Does it not suit, or is another time better?',
    course: 'Does it not suit? Then cancel. Someone else can come.',
    waiting: 'Is the place on the waiting list not needed any more?',
    offer: 'Is the place welcome? Or not?',
    no_time: 'Choose another time yourself, or cancel.',
    no_course: 'Read it again, or sign off?',
  },
  safe: 'We never ask for a password.',
  sms: {
    confirmation: ({ kind, name }) =>
      kind === 'course' ? `Course of ${name} starts` : `Appointment of ${name}`,
    waiting: ({ name }) => `${name} is on the waiting list for the course`,
    offer: ({ name }) => `A place in the course for ${name}! Answer before`,
    offer_lapsed: ({ name }) => `Not chosen in time. ${name} is on the waiting list again`,
    moved: ({ name }) => `New time for the appointment of ${name}`,
    called_off: ({ kind, name }) => `Called off: ${kind === 'course' ? 'course' : 'appointment'} of ${name}`,
    rescheduled: ({ name }) => `Appointment of ${name} is called off. New time`,
    lessons_changed: ({ name, offeredUntil }) =>
      offeredUntil
        ? `The lessons change. Place for ${name}: reply before`
        : `Course of ${name} has changed. The next lesson is`,
    last_off: ({ name, off }) =>
      off.length > 1
        ? `The last lessons of ${name} are called off, from`
        : `The last lesson of ${name} is called off:`,
    new_address: ({ name }) => `Other address. ${name} comes`,
    cancelled: ({ kind, name }) =>
      kind === 'course' ? `${name} is off the course of` : `Cancelled: appointment of ${name}`,
    reminder: ({ kind, name }) => `Remember the ${kind === 'course' ? 'course' : 'appointment'} of ${name}`,
  },
}

/** English, for people who do not read Dutch yet. */
export const en: Texts = {
  direction: 'ltr',
  library: 'Library',
  to: { resident, helper },
  when: (lessons) => (lessons > 1 ? `When (${lessons} lessons)` : 'When'),
  start: ({ day, from }) => `${day}, ${from}`,
  period: ({ day, from, until }) => `${day}, ${from} to ${until}`,
  where: 'Where',
  branch: (name) => `Library ${name}`,
  from: (day) => `From ${day}`,
  map: 'See the map',
  calledOff: 'This does not go ahead',
  off: (lessons) => (lessons > 1 ? 'These lessons do not go ahead' : 'This lesson does not go ahead'),
  and: 'and',
  beside: 'And also',
  isNew: 'new',
  bring: 'Bring',
  next: 'What happens now?',
  remind: (reminders, moments) =>
    `We send another e-mail the day before${moments === 1 ? '' : ` each ${reminders < moments ? 'next ' : ''}lesson`}.`,
  codeHint: 'Keep this code safe.',
  site: 'Go to the website and fill in the code:',
  siteWithoutLink: 'Go to our website, choose ‘I have a code from the library’ and fill in the code.',
  changeLink: {
    consultation: 'See, move or cancel the appointment',
    course: 'See or cancel the course',
    waiting: 'Leave the waiting list',
    offer: 'Take the place, or cancel',
    no_time: 'Choose another time, or cancel',
    no_course: 'See the course, or sign off',
  },
  orCall: (phone) => `Or call us: ${phone}.`,
  absent: (phone) => `Not possible to come? Call us: ${phone}.`,
  call: (phone) => `Do you have a question? Call us: ${phone}.`,
  until: (moment) => `We keep the place until ${moment}. After that it goes to someone else.`,
  contactChanged:
    'You will get no more messages from us here about the appointment or course. We were told so. Is that wrong? Let us know.',
  bothMeant:
    'There is another appointment on this number or e-mail address. Is that meant as well? Then you do not have to do anything. If not? Cancel one of the two, or call us.',
  smsNot: 'Not possible?',
  smsBothMeant: 'This is the 2nd appointment: right?',
  smsCode: 'Code',
  smsCall: 'Call',
}
