import type { Language } from '../language'

const zone = { timeZone: 'Europe/Amsterdam' } as const
// Western digits and our calendar in every language: what stands on paper is what stands on the clock.
const locales: Record<Language, string> = { nl: 'nl-NL', en: 'en-GB', ar: 'ar-u-nu-latn-ca-gregory' }

/** A space at which a line does not break. */
const stuck = '\u00a0'

function format(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locales[language], { ...options, ...zone })
}

function formatsFor(language: Language) {
  return {
    day: format(language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    shortDay: format(language, { weekday: 'long', day: 'numeric', month: 'long' }),
    dayOfMonth: format(language, { day: 'numeric', month: 'long' }),
    weekday: format(language, { weekday: 'long' }),
    clock: new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', ...zone }),
    iso: new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', ...zone }),
    list: new Intl.ListFormat(locales[language], { type: 'conjunction' }),
  }
}

const formats: Record<Language, ReturnType<typeof formatsFor>> = {
  nl: formatsFor('nl'),
  en: formatsFor('en'),
  ar: formatsFor('ar'),
}

/** Dates and times in words, as people say them at the desk, on the clock of Amsterdam. */
export function dates(language: Language) {
  const own = formats[language]
  const clock = (hours: string) => spoken(language, hours)
  /** Between the things of a list, and between a day and its hours. */
  const comma = language === 'ar' ? '، ' : ', '
  const day = (at: Date) => written(own.day.formatToParts(at))
  const time = (at: Date) => clock(own.clock.format(at))
  const between = (from: Date, until: Date) => clock(`${own.clock.format(from)}|${own.clock.format(until)}`)
  return {
    comma,
    /** "dinsdag 2 maart 2027" */
    day,
    /** "dinsdag 2 maart" */
    shortDay: (at: Date) => written(own.shortDay.formatToParts(at)),
    /** "2 maart" */
    dayOfMonth: (at: Date) => written(own.dayOfMonth.formatToParts(at)),
    /** "30 november", "7, 14 en 21 december": the days of each month together */
    daysOfMonths: (moments: Date[]) =>
      [...Map.groupBy(moments, (at) => own.iso.format(at).slice(0, 7)).values()].map((inMonth) =>
        daysOfMonth(own, inMonth),
      ),
    /** "dinsdag", of a moment */
    weekdayOf: (at: Date) => own.weekday.format(at),
    /** "10.00 uur" */
    time,
    /** "10.00" */
    bareTime: (at: Date) => bare(language, own.clock.format(at)),
    /** "10.00 – 12.00 uur", from two moments */
    between,
    /** "dinsdag 2 maart 2027, 10.00 – 12.00 uur"; without an end "dinsdag 2 maart 2027, 10.00 uur" */
    moment: (from: Date, until?: Date) => `${day(from)}${comma}${until ? between(from, until) : time(from)}`,
    /** "13.00 – 15.00 uur", from two clock times of the database such as 13:00:00 */
    hours: (from: string, until: string) => clock(`${from.slice(0, 5)}|${until.slice(0, 5)}`),
    /** "maandag", 1 is Monday */
    weekday: (number: number) => own.weekday.format(new Date(Date.UTC(2024, 0, number, 12))),
    /** 2027-03-02, the day on the calendar of Amsterdam */
    iso: (at: Date) => own.iso.format(at),
  }
}

function daysOfMonth({ dayOfMonth, list }: ReturnType<typeof formatsFor>, moments: Date[]): string {
  const [first = [], ...others] = moments.map((at) => dayOfMonth.formatToParts(at))
  const dayIn = (parts: Intl.DateTimeFormatPart[]) => parts.find(({ type }) => type === 'day')?.value ?? ''
  const days = list.format([first, ...others].map(dayIn))
  return written(first.map((part) => (part.type === 'day' ? { ...part, value: days } : part)))
}

function spoken(language: Language, hours: string): string {
  const said = bare(language, hours)
  return language === 'nl' ? `${said}${stuck}uur` : said
}

function bare(language: Language, hours: string): string {
  const shown = language === 'nl' ? hours.replaceAll(':', '.') : hours
  return together(language, shown.replace('|', ' – '))
}

/** Numbers that are read as one: never broken over two lines, and in their own order in a text from right to left. */
export function together(language: Language, numbers: string): string {
  // After a dash a line may break, whatever space follows; not after a word joiner.
  const whole = numbers.replaceAll(' ', stuck).replaceAll('–', '–\u2060')
  return language === 'ar' ? `\u2066${whole}\u2069` : whole
}

/** A date as it is said: no comma after the weekday, and the number and the month never on two lines. */
function written(parts: Intl.DateTimeFormatPart[]): string {
  return parts
    .map(({ type, value }, index) => {
      if (type !== 'literal') return value
      return parts[index - 1]?.type === 'day' ? stuck : value.replace(/[,،]/, '')
    })
    .join('')
}
