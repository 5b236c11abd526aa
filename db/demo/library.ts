/**
 * The invented demo library: places of a public announcement of 15 February 2021, invented people and
 * telephone numbers. Hours of the branches were read on a news site of about 2024 and were never confirmed.
 */
export const library = {
  slug: 'avv',
  name: 'Bibliotheek Angstel, Vecht en Venen',
  description: 'Voorbeeld; sinds 2025 Bibliotheek Utrechtse Venen',
}

export const municipalities = [
  { slug: 'stichtse-vecht', name: 'Stichtse Vecht' },
  { slug: 'de-ronde-venen', name: 'De Ronde Venen' },
]

type Hours = [days: number[], from: string, until: string]
type Branch = {
  slug: string
  name: string
  municipality: string
  phone: string
  kind?: 'outside'
  schoolRegion: 'noord' | 'midden'
  staffed?: Hours[]
  selfService?: Hours[]
  walkIn?: Hours[]
  /** Weekly consultation hours; how many desks. */
  consultation?: { weekday: number; from: string; until: string; desks: number }[]
}

export const branches: Branch[] = [
  {
    slug: 'mijdrecht',
    name: 'Mijdrecht',
    municipality: 'de-ronde-venen',
    phone: '06 0000 0011',
    schoolRegion: 'midden',
    staffed: [
      [[1, 2, 3, 4, 5], '09:30', '17:30'],
      [[6], '10:00', '16:00'],
    ],
    walkIn: [
      [[1], '13:00', '15:00'],
      [[3], '10:00', '12:00'],
      [[6], '10:00', '12:00'],
    ],
    consultation: [
      { weekday: 1, from: '15:00', until: '17:00', desks: 2 },
      { weekday: 2, from: '10:00', until: '12:30', desks: 1 },
      { weekday: 4, from: '10:00', until: '12:00', desks: 2 },
    ],
  },
  {
    slug: 'abcoude',
    name: 'Abcoude',
    municipality: 'de-ronde-venen',
    phone: '06 0000 0012',
    schoolRegion: 'noord',
    staffed: [[[1, 2, 3, 5], '13:30', '17:30']],
    walkIn: [[[2], '13:30', '15:30']],
    consultation: [
      { weekday: 2, from: '15:30', until: '17:30', desks: 1 },
      { weekday: 5, from: '13:30', until: '16:00', desks: 1 },
    ],
  },
  {
    slug: 'maarssenbroek',
    name: 'Maarssenbroek',
    municipality: 'stichtse-vecht',
    phone: '06 0000 0013',
    schoolRegion: 'midden',
    walkIn: [
      [[2], '14:00', '16:00'],
      [[5], '10:00', '12:00'],
    ],
    consultation: [
      { weekday: 3, from: '13:00', until: '16:00', desks: 2 },
      { weekday: 5, from: '13:00', until: '15:00', desks: 1 },
    ],
  },
  {
    slug: 'breukelen',
    name: 'Breukelen',
    municipality: 'stichtse-vecht',
    phone: '06 0000 0014',
    schoolRegion: 'midden',
    walkIn: [[[4], '14:00', '16:00']],
    consultation: [{ weekday: 4, from: '09:30', until: '12:00', desks: 1 }],
  },
  {
    slug: 'vinkeveen',
    name: 'Vinkeveen',
    municipality: 'de-ronde-venen',
    phone: '06 0000 0015',
    schoolRegion: 'midden',
    staffed: [[[1, 3, 5], '14:00', '17:00']],
    selfService: [[[2], '14:00', '17:00']],
  },
  {
    slug: 'wilnis',
    name: 'Wilnis',
    municipality: 'de-ronde-venen',
    phone: '06 0000 0016',
    schoolRegion: 'midden',
    staffed: [[[3], '14:00', '17:00']],
    selfService: [[[1, 5], '14:00', '17:00']],
  },
  {
    slug: 'loenen',
    name: 'Loenen aan de Vecht',
    municipality: 'stichtse-vecht',
    phone: '06 0000 0017',
    // Once a month a table in somebody else's building: what is asked there counts as outside the library.
    kind: 'outside',
    schoolRegion: 'midden',
  },
]

export const courses = [
  { slug: 'klik-en-tik', title: 'Klik & Tik', level: 'start', lessons: 8, minutes: 120, capacity: 8 },
  {
    slug: 'digisterker',
    title: 'Werken met de e-overheid',
    level: 'next',
    lessons: 4,
    minutes: 120,
    capacity: 8,
  },
  { slug: 'digivitaler', title: 'DigiVitaler', level: 'next', lessons: 4, minutes: 120, capacity: 8 },
  { slug: 'veilig-online', title: 'Veilig online', level: 'next', lessons: 3, minutes: 90, capacity: 10 },
  {
    slug: 'workshop-digid-app',
    title: 'Workshop DigiD-app',
    level: 'anyone',
    lessons: 1,
    minutes: 120,
    capacity: 10,
  },
] as const

/** Course runs: which course, where, so many days from now (then the next such weekday), at what time. */
export const runs = [
  { course: 'klik-en-tik', branch: 'mijdrecht', inDays: 7, weekday: 2, time: '10:00', taken: 5 },
  {
    course: 'klik-en-tik',
    branch: 'maarssenbroek',
    inDays: 14,
    weekday: 4,
    time: '13:30',
    taken: 3,
    languages: ['nl', 'ar'] as const,
  },
  { course: 'klik-en-tik', branch: 'breukelen', inDays: 21, weekday: 1, time: '10:00', taken: 8, waiting: 2 },
  { course: 'digisterker', branch: 'mijdrecht', inDays: 10, weekday: 4, time: '13:30', taken: 8, waiting: 1 },
  { course: 'digisterker', branch: 'abcoude', inDays: 24, weekday: 3, time: '14:00', taken: 2 },
  { course: 'digivitaler', branch: 'maarssenbroek', inDays: 28, weekday: 2, time: '10:00', taken: 1 },
  { course: 'veilig-online', branch: 'breukelen', inDays: 12, weekday: 5, time: '10:00', taken: 4 },
  { course: 'workshop-digid-app', branch: 'abcoude', inDays: 5, weekday: 2, time: '14:00', taken: 7 },
  { course: 'workshop-digid-app', branch: 'mijdrecht', inDays: 30, weekday: 6, time: '10:30', taken: 0 },
  { course: 'digivitaler', branch: 'breukelen', inDays: 35, weekday: 3, time: '14:00', taken: 7 },
  { course: 'workshop-digid-app', branch: 'breukelen', inDays: 40, weekday: 6, time: '10:30', taken: 0 },
]

/** Everybody here is invented. */
export const residents = [
  'Demo Riet',
  'Demo Henk',
  'Demo Ahmed',
  'Demo Selam',
  'Demo Wim',
  'Demo Fatma',
  'Demo Karin',
  'Demo Yusuf',
  'Demo Toos',
  'Demo Olena',
  'Demo Piet',
  'Demo Samira',
  'Demo Jan',
  'Demo Miriam',
  'Demo Cor',
  'Demo Leyla',
]

/** Who works there: one invented person per role, and three of two partners. Their mail goes nowhere. */
export const people = [
  { name: 'Demo Carla', role: 'coordinator', of: 'avv' },
  { name: 'Demo Anton', role: 'adviser', of: 'avv' },
  { name: 'Demo Tineke', role: 'trainer', of: 'avv', volunteer: true },
  { name: 'Demo Floor', role: 'dpo', of: 'avv' },
  { name: 'Demo Paula', role: 'partner', of: 'vluchtelingenwerk', contactPerson: true },
  { name: 'Demo Omar', role: 'partner', of: 'vluchtelingenwerk' },
  { name: 'Demo Kees', role: 'partner', of: 'kwadraad', contactPerson: true },
  { name: 'Demo Ruud', role: 'reader', of: 'gemeente-sv' },
] as const

/**
 * A course that began nearly three weeks ago: there are lessons that people came to, and lessons to come. It takes people
 * in until the day of its fifth lesson.
 */
export const begun = {
  course: 'digivitaler',
  branch: 'breukelen',
  daysAgo: 20,
  time: '13:30',
  lessons: 8,
  takesIn: 5,
} as const

/** What partners booked: for whom, in which run (the place in the list above), and what became of it. */
export const partnerBookings = [
  { of: 'vluchtelingenwerk', by: 'Demo Paula', run: 0, name: 'Demo Ahmed', language: 'ar', way: 'sms' },
  { of: 'vluchtelingenwerk', by: 'Demo Omar', run: 1, name: 'Demo Selam', language: 'en', way: 'call' },
  { of: 'vluchtelingenwerk', by: 'Demo Omar', run: 3, name: 'Demo Samira', language: 'ar', way: 'call' },
  {
    of: 'vluchtelingenwerk',
    by: 'Demo Paula',
    run: 6,
    name: 'Demo Yusuf',
    language: 'ar',
    way: 'card',
    gone: true,
  },
  { of: 'kwadraad', by: 'Demo Kees', run: 0, name: 'Demo Toos', language: 'nl', way: 'call' },
  // The last place; who stood in line behind it is offered it when it comes free.
  { of: 'kwadraad', by: 'Demo Kees', run: 9, name: 'Demo Cor', language: 'nl', way: 'call', gone: true },
  { of: 'kwadraad', by: 'Demo Kees', run: 9, name: 'Demo Wim', language: 'nl', way: 'call' },
] as const

/** Who came to the lessons of the course that has begun, and whether the partner may know. */
export const partnerAttendance = [
  {
    of: 'vluchtelingenwerk',
    by: 'Demo Paula',
    name: 'Demo Fatma',
    marks: ['present', 'absent', 'present'],
    shared: true,
  },
  {
    of: 'vluchtelingenwerk',
    by: 'Demo Omar',
    name: 'Demo Olena',
    marks: ['present', 'present', 'excused'],
    shared: false,
  },
] as const

/** Places that are kept for a partner, until so many days before the start. */
export const keptPlaces = [{ for: 'vluchtelingenwerk', run: 1, places: 3, daysBefore: 7 }] as const
