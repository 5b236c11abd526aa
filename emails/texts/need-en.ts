import { by, type NeedTexts } from './need-nl'

/** English, as plain as the Dutch. */
export const en: NeedTexts = {
  direction: 'ltr',
  library: 'Library',
  subject: 'Message from the library',
  to: {
    resident: {
      greeting: (name) => `Dear ${name},`,
      lead: {
        calls: ({ until }) => `We have asked someone to call you.${by('By', until)}`,
        helps: ({ until }) => `The library will help you.${by('By', until)}`,
        searches: () => 'Something has changed. The library goes on looking for you.',
        looks_on: () => 'It takes longer than we said. The library is looking into it.',
        asks: () => 'Has someone called you? Have you been helped? Please let us know.',
        asks_helped: () => 'We heard that you have been helped. Is that right? Please let us know.',
      },
      way: {
        calls: 'Does nobody call you? Or do you not want this any more?',
        helps: 'Is it taking too long? Or do you not want this any more?',
        searches: 'You do not have to do anything. Do you not want this any more?',
        looks_on: 'You do not have to do anything. Do you not want this any more?',
        asks: 'You answer with one press on a button.',
        asks_helped: 'You answer with one press on a button.',
      },
      code: 'Your code',
      safe: 'We never ask for your password.',
      sms: {
        calls: ({ until }) => `Someone will call you.${by('By', until)} Nobody calls? Tell us.`,
        helps: ({ until }) => `The library will help you.${by('By', until)}`,
        searches: () => 'Something has changed. The library goes on looking for you.',
        looks_on: () => 'It takes longer than we said. The library is looking into it.',
        asks: () => 'Has someone called you? Have you been helped? Please tell us.',
        asks_helped: () => 'We heard that you have been helped. Is that right? Please tell us.',
      },
    },
    helper: {
      greeting: (name) => `This message is about ${name}.`,
      lead: {
        calls: ({ name, until }) => `We have asked someone to call about ${name}.${by('By', until)}`,
        helps: ({ name, until }) => `The library will help ${name}.${by('By', until)}`,
        searches: ({ name }) => `Something has changed. The library goes on looking for ${name}.`,
        looks_on: () => 'It takes longer than we said. The library is looking into it.',
        asks: ({ name }) => `Has someone called? Has ${name} been helped? Please let us know.`,
        asks_helped: ({ name }) =>
          `We heard that ${name} has been helped. Is that right? Please let us know.`,
      },
      way: {
        calls: 'Does nobody call? Or is this not needed any more?',
        helps: 'Is it taking too long? Or is this not needed any more?',
        searches: 'Nothing needs to be done. Is this not needed any more?',
        looks_on: 'Nothing needs to be done. Is this not needed any more?',
        asks: 'You can answer with one press on a button.',
        asks_helped: 'You can answer with one press on a button.',
      },
      code: 'The code',
      safe: 'We never ask for a password.',
      sms: {
        calls: ({ name, until }) =>
          `Someone will call about ${name}.${by('By', until)} Nobody calls? Tell us.`,
        helps: ({ name, until }) => `The library will help ${name}.${by('By', until)}`,
        searches: ({ name }) => `Something has changed. The library goes on looking for ${name}.`,
        looks_on: ({ name }) => `For ${name} it takes longer. The library is looking into it.`,
        asks: ({ name }) => `Has someone called? Has ${name} been helped? Please tell us.`,
        asks_helped: ({ name }) => `We heard that ${name} has been helped. Is that right?`,
      },
    },
  },
  codeHint: 'Keep this code safe.',
  link: 'See and answer',
  site: 'Go to the website and fill in the code:',
  siteWithoutLink: 'Go to our website, choose ‘I have a code from the library’ and fill in the code.',
  orCall: (phone) => `Or call us: ${phone}.`,
  smsCode: 'Code',
  smsCall: 'Call',
}
