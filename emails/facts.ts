export type Kind =
  | 'confirmation'
  | 'waiting'
  | 'offer'
  | 'offer_lapsed'
  | 'moved'
  | 'cancelled'
  | 'reminder'
  | 'contact_changed'
  | 'called_off'
  | 'rescheduled'
  | 'lessons_changed'
  | 'new_address'

export type Moment = {
  day: string
  from: string
  until: string
  /** It is at another moment than it was: a letter about changes marks it. */
  isNew?: boolean
}

/** Where to be: the address in one line, from which day on where it is another later, how to get in, and a map. */
export type Place = {
  line: string
  street: string
  from: string | null
  entrance: string | null
  mapUrl: string | null
}

/** All that a letter may tell, moments in words; there is no field for a topic, a partner or the name of a course. */
export type Facts = {
  kind: 'consultation' | 'course'
  language: 'nl' | 'en' | 'ar'
  name: string
  contactOf: 'resident' | 'helper'
  /** A whole name stands alone; before another one comes the word for a library. */
  branch: { name: string; phone: string; hasWholeName: boolean }
  /** Where the branch is at those moments, one place as a rule; none where nobody wrote it down. */
  places: Place[]
  /** Every moment to be there: the day in words, and two times of the clock such as 10:00. */
  moments: Moment[]
  /** Of what else a letter about another address tells: the moments of each other booking of the same person there. */
  beside: Moment[][]
  /** Lessons that do not take place. */
  off: Moment[]
  /** For how many of those moments a reminder is still to come. */
  reminders: number
  code: string
  /** Where to change it, without the code; empty when the library has no public address: then no link. */
  url: string
  /** Until when the offered place is kept, in words. */
  offeredUntil: string | null
  placeInLine: number | null
  /** There is another appointment on this telephone or address: the letter asks whether both are meant. */
  areBothMeant: boolean
}
