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
  return {
    /** "dinsdag 2 maart 2027" */
    day: (at: Date) => plain(own.day.format(at)),
    /** "dinsdag 2 maart" */
    shortDay: (at: Date) => plain(own.shortDay.format(at)),
    /** "2 maart" */
    dayOfMonth: (at: Date) => plain(own.dayOfMonth.format(at)),
    /** "30 november", "7, 14 en 21 december": the days of each month together */
    daysOfMonths: (moments: Date[]) =>
      [...Map.groupBy(moments, (at) => own.iso.format(at).slice(0, 7)).values()].map((inMonth) =>
        daysOfMonth(own, inMonth),
      ),
    /** "dinsdag", of a moment */
    weekdayOf: (at: Date) => own.weekday.format(at),
    /** "10.00 uur" */
    time: (at: Date) => clock(own.clock.format(at)),
    /** "10.00" */
    bareTime: (at: Date) => bare(language, own.clock.format(at)),
    /** "10.00 – 12.00 uur", from two moments */
    between: (from: Date, until: Date) => clock(`${own.clock.format(from)}|${own.clock.format(until)}`),
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
  return first.map(({ type, value }) => (type === 'day' ? days : value)).join('')
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

function plain(text: string): string {
  return text.replaceAll(',', '').replaceAll('،', '')
}
