/** What happened to an open need in the demo: so many working days ago, by whose hand. */
export type Turned =
  | [ago: number, what: 'see' | 'take_on' | 'spoke' | 'called' | 'tried']
  | [ago: number, what: 'decline', reason: 'not_ours' | 'no_room']
  | [ago: number, what: 'report', how: 'helped' | 'partly']
  | [ago: number, what: 'say', says: 'nobody_called']

/** A resident whom somebody was asked to call, or whom the library helps itself; all of it invented. */
export type NeedStory = {
  name: string
  topic: string
  town: 'stichtse-vecht' | 'de-ronde-venen'
  /** Who asked, and whom; without either the library helps itself, on a day so many days from now. */
  from?: 'kwadraad' | 'vluchtelingenwerk'
  to?: string
  helpIn?: number
  ago: number
  language?: 'en' | 'ar'
  way?: 'sms' | 'card'
  callWhen?: string
  turns: Turned[]
}

/** Needs of the last weeks: new, waiting, late, back at the desk, asked of the library, and ended. */
export const needStories: NeedStory[] = [
  { ...{ name: 'Demo Bep', topic: 'geldzorgen', town: 'stichtse-vecht', to: 'kwadraad', ago: 0 }, turns: [] },
  {
    ...{ name: 'Demo Zahra', topic: 'geldzorgen', town: 'stichtse-vecht', to: 'kwadraad', ago: 1 },
    ...{
      language: 'ar',
      way: 'sms',
      callWhen: 'liefst ’s ochtends',
      turns: [
        [1, 'see'],
        [0, 'take_on'],
      ],
    },
  },
  {
    ...{ name: 'Demo Gerrit', topic: 'geldzorgen', town: 'stichtse-vecht', to: 'kwadraad', ago: 9 },
    turns: [
      [8, 'see'],
      [4, 'called'],
      [2, 'tried'],
      [1, 'tried'],
    ],
  },
  {
    ...{ name: 'Demo Joke', topic: 'geldzorgen', town: 'stichtse-vecht', to: 'kwadraad', ago: 3 },
    turns: [
      [3, 'see'],
      [2, 'take_on'],
      [0, 'say', 'nobody_called'],
    ],
  },
  {
    ...{ name: 'Demo Yusuf', topic: 'nieuwkomer', town: 'de-ronde-venen', to: 'vluchtelingenwerk', ago: 2 },
    ...{
      language: 'ar',
      turns: [
        [1, 'see'],
        [0, 'decline', 'no_room'],
      ],
    },
  },
  {
    ...{ name: 'Demo Abeba', topic: 'nieuwkomer', town: 'stichtse-vecht', to: 'vluchtelingenwerk', ago: 1 },
    ...{ language: 'en', way: 'card', turns: [] },
  },
  {
    ...{ name: 'Demo Cor', topic: 'geldzorgen', town: 'stichtse-vecht', to: 'kwadraad', ago: 6 },
    turns: [
      [6, 'see'],
      [6, 'take_on'],
      [5, 'spoke'],
      [1, 'report', 'partly'],
    ],
  },
  {
    ...{ name: 'Demo Ria', topic: 'geldzorgen', town: 'stichtse-vecht', to: 'kwadraad', ago: 8 },
    turns: [
      [8, 'see'],
      [8, 'take_on'],
      [7, 'spoke'],
      [1, 'report', 'helped'],
    ],
  },
  {
    ...{ name: 'Demo Nour', topic: 'digid-app', town: 'stichtse-vecht', from: 'vluchtelingenwerk', ago: 1 },
    ...{ language: 'ar', way: 'sms', turns: [] },
  },
  { name: 'Demo Teun', topic: 'mijnoverheid', town: 'de-ronde-venen', helpIn: 4, ago: 1, turns: [] },
]
