import type { Facts } from '../facts'
import type { Texts } from './nl'

const what = (facts: Facts) => (facts.kind === 'course' ? 'the course' : 'your appointment')

/** English, for people who do not read Dutch yet. */
export const en: Texts = {
  direction: 'ltr',
  library: 'Library',
  subject: (facts) =>
    facts.kind === 'course' ? 'Your course at the library' : 'Your appointment at the library',
  lead: {
    confirmation: (facts) =>
      facts.kind === 'course' ? 'You are taking part in the course.' : 'Your appointment is made.',
    waiting: (facts) =>
      `The course is full. You are on the waiting list${facts.placeInLine ? `, in place ${facts.placeInLine}` : ''}. We will tell you when there is a place.`,
    offer: () => 'There is a place for you in the course. Tell us whether you are coming.',
    offer_lapsed: () =>
      'There was a place for you in the course. We have not heard from you. The place is now for someone else. You are still on the waiting list.',
    moved: () => 'Your appointment has a new time.',
    cancelled: (facts) =>
      facts.kind === 'course'
        ? 'You are no longer taking part in the course. You do not have to come.'
        : 'Your appointment is cancelled. You do not have to come.',
    reminder: (facts) => `You are coming to the library soon for ${what(facts)}.`,
  },
  hello: (name) => `Dear ${name},`,
  about: (name) => `This message is about the appointment of ${name}.`,
  when: (lessons) => (lessons > 1 ? `When (${lessons} lessons)` : 'When'),
  start: ({ day, from }) => `${day}, ${from}`,
  period: ({ day, from, until }) => `${day}, ${from} to ${until}`,
  where: 'Where',
  branch: (name) => (/^bibliotheek/i.test(name) ? name : `Library ${name}`),
  bring: 'Bring',
  bringConsultation: 'your phone, your letter, your passport or ID card',
  bringCourse: 'your phone, and your laptop if you have one',
  next: 'What happens now?',
  remind: (reminders, moments) =>
    `We send another e-mail the day before${moments === 1 ? '' : ` each ${reminders < moments ? 'next ' : ''}lesson`}.`,
  come: 'Come on time. Go to the desk. Someone will help you.',
  safe: 'We never ask for your password.',
  code: 'Your code',
  codeHint: 'Keep this code safe.',
  change: {
    consultation: 'You cannot come, or you want another time?',
    course: 'You cannot come? Then cancel. Someone else can come.',
    waiting: 'You do not want to be on the waiting list any more?',
    offer: 'Do you want the place? Or do you not want it?',
  },
  site: 'Go to the website and fill in the code:',
  siteWithoutLink: 'Go to our website, choose ‘I already have an appointment’ and fill in the code.',
  changeLink: {
    consultation: 'See, move or cancel the appointment',
    course: 'See or cancel the course',
    waiting: 'Leave the waiting list',
    offer: 'Take the place, or cancel',
  },
  orCall: (phone) => `Or call us: ${phone}.`,
  call: (phone) => `Do you have a question? Call us: ${phone}.`,
  until: (moment) => `We keep the place until ${moment}. After that it goes to someone else.`,
  sms: {
    confirmation: (facts) => (facts.kind === 'course' ? 'Your course starts' : 'Your appointment'),
    waiting: () => 'You are on the waiting list for the course',
    offer: () => 'A place in the course! Answer before',
    offer_lapsed: () => 'The place in the course is gone. You are still on the waiting list',
    moved: () => 'New time for your appointment',
    cancelled: (facts) =>
      facts.kind === 'course' ? 'You are off the course of' : 'Cancelled: your appointment',
    reminder: (facts) => (facts.kind === 'course' ? 'Remember your course' : 'Remember your appointment'),
  },
  smsCode: 'Code',
  smsCall: 'Call',
}
