/**
 * What Demo Tineke gives: a course with a lesson on the very day on which the demo is made, after two that were marked,
 * and one that is over, of which nobody has filled in the lessons.
 */
export const given = [
  {
    course: 'klik-en-tik',
    branch: 'mijdrecht',
    firstDaysAgo: 14,
    lessons: 8,
    time: '10:00',
    people: [
      { name: 'Demo Riet', language: 'nl', ownLaptop: true, marks: ['present', 'present'] },
      { name: 'Demo Ahmed', language: 'ar', ownLaptop: false, marks: ['present', 'absent'] },
      { name: 'Demo Selam', language: 'en', ownLaptop: false, marks: ['present', 'present'] },
      { name: 'Demo Wim', language: 'nl', ownLaptop: true, marks: ['absent', 'absent'] },
      { name: 'Demo Fatma', language: 'ar', ownLaptop: true, marks: ['present', 'excused'] },
      { name: 'Demo Karin', language: 'nl', ownLaptop: false, marks: ['present', 'present'] },
      { name: 'Demo Yusuf', language: 'ar', ownLaptop: false, marks: ['present', 'present'] },
      { name: 'Demo Toos', language: 'nl', ownLaptop: true, marks: ['excused', 'present'] },
      { name: 'Demo Olena', language: 'en', ownLaptop: true, marks: ['present', 'present'] },
      { name: 'Demo Piet', language: 'nl', ownLaptop: false, marks: ['present', 'present'] },
      { name: 'Demo Samira', language: 'ar', ownLaptop: false, marks: ['present', 'present'] },
      { name: 'Demo Leyla', language: 'en', ownLaptop: true, marks: ['present', 'present'] },
    ],
  },
  {
    course: 'veilig-online',
    branch: 'abcoude',
    firstDaysAgo: 22,
    lessons: 3,
    time: '14:00',
    people: [
      { name: 'Demo Henk', language: 'nl', ownLaptop: true, marks: [] },
      { name: 'Demo Miriam', language: 'en', ownLaptop: false, marks: [] },
      { name: 'Demo Cor', language: 'nl', ownLaptop: true, marks: [] },
      { name: 'Demo Jan', language: 'nl', ownLaptop: true, marks: [] },
    ],
  },
] as const
