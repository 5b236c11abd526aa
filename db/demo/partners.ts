/**
 * Who the library works with, as a public announcement of 15 February 2021 names them. What is said of them stands in a
 * public source; telephone numbers, hours and all that was agreed are invented. Where a partner is, and what nothing was
 * found about, is left to the partner.
 */

const named = 'genoemd in persbericht 15-2-2021'
const [vecht, venen] = ['stichtse-vecht', 'de-ronde-venen']

type Text = { description?: string; descriptionEn?: string; descriptionAr?: string }
type Partner = Text & {
  slug: string
  kind: 'partner' | 'municipality'
  name: string
  in: string[]
  phone?: string
  hours?: { days: number[]; from: string; until: string }[]
}

const municipality: Text = {
  description: 'De gemeente helpt bij hulp thuis (Wmo), bijstand en paspoorten.',
  descriptionEn: 'The municipality helps with care at home (Wmo), social benefit and passports.',
  descriptionAr: 'تساعد البلدية في الرعاية المنزلية (Wmo) والمساعدة الاجتماعية وجوازات السفر.',
}
const mornings = [{ days: [1, 2, 3, 4, 5], from: '09:00', until: '12:30' }]

const all: Partner[] = [
  {
    ...{ slug: 'gemeente-sv', kind: 'municipality', name: 'Gemeente Stichtse Vecht', in: [vecht] },
    ...{ ...municipality, phone: '06 0000 0021', hours: mornings },
  },
  {
    ...{ slug: 'kwadraad', kind: 'partner', name: 'Kwadraad', in: [vecht], phone: '06 0000 0022' },
    description: 'Kwadraad helpt bij zorgen: over geld, thuis, of met de kinderen.',
    descriptionEn: 'Kwadraad helps with worries: about money, at home, or with your children.',
    descriptionAr: 'تساعد Kwadraad في الهموم: المالية أو المنزلية أو مع الأطفال.',
    hours: [
      { days: [1, 2, 4], from: '09:00', until: '12:30' },
      { days: [1, 2, 4], from: '13:30', until: '17:00' },
    ],
  },
  { slug: 'leefmd', kind: 'partner', name: 'LeefMD', in: [vecht] },
  {
    ...{ slug: 'vluchtelingenwerk', kind: 'partner', name: 'VluchtelingenWerk', in: [vecht, venen] },
    description: 'VluchtelingenWerk helpt mensen die gevlucht zijn, bij vragen over taal, geld en wonen.',
    descriptionEn:
      'VluchtelingenWerk helps people who fled, with questions about language, money and housing.',
    descriptionAr: 'تساعد VluchtelingenWerk اللاجئين في أسئلة اللغة والمال والسكن.',
    ...{ phone: '06 0000 0023', hours: [{ days: [2, 4], from: '10:00', until: '16:00' }] },
  },
  {
    ...{ slug: 'oco-sv', kind: 'partner', name: 'OCO Stichtse Vecht', in: [vecht], phone: '06 0000 0024' },
    description: 'Iemand van OCO zit naast u bij een gesprek over zorg. Dat is gratis.',
    descriptionEn: 'Someone from OCO sits next to you in a talk about care. It is free.',
    descriptionAr: 'يجلس شخص من OCO بجانبك في الحديث عن الرعاية. هذا مجاني.',
    hours: mornings,
  },
  {
    ...{ slug: 'handjehelpen', kind: 'partner', name: 'Handjehelpen', in: [vecht, venen] },
    description: 'Een vrijwilliger of stagiair van Handjehelpen doet samen met u iets leuks.',
    descriptionEn: 'A volunteer or trainee of Handjehelpen does something nice together with you.',
    descriptionAr: 'متطوع أو متدرب من Handjehelpen يقضي معك وقتًا ممتعًا.',
    phone: '06 0000 0025',
  },
  {
    ...{ slug: 'welzijn-sv', kind: 'partner', name: 'Welzijn Stichtse Vecht', in: [vecht] },
    description: 'Welzijn Stichtse Vecht is er voor ouderen, mantelzorgers en vrijwilligers.',
    descriptionEn: 'Welzijn Stichtse Vecht is there for older people, carers and volunteers.',
    descriptionAr: 'تخدم Welzijn Stichtse Vecht كبار السن ومقدمي الرعاية والمتطوعين.',
    ...{ phone: '06 0000 0026', hours: mornings },
  },
  {
    ...{ slug: 'gemeente-drv', kind: 'municipality', name: 'Gemeente De Ronde Venen', in: [venen] },
    ...{ ...municipality, phone: '06 0000 0027', hours: mornings },
  },
  {
    ...{ slug: 'servicepunten', kind: 'partner', name: 'Servicepunten & Tympaan-De Baat', in: [venen] },
    description: 'Eén balie voor al uw vragen, ook over hulp thuis (Wmo).',
    descriptionEn: 'One desk for all your questions, also about care at home (Wmo).',
    descriptionAr: 'مكتب واحد لكل أسئلتك، وأيضًا عن الرعاية المنزلية (Wmo).',
    ...{ phone: '06 0000 0028', hours: mornings },
  },
  { slug: 'geldpunt', kind: 'partner', name: 'Geldpunt', in: [venen], phone: '06 0000 0029' },
]

export const partners = all.map((partner) => ({ ...partner, source: named }))

/** What partners send their residents to the library for. */
const digital = [
  ...['digid-nieuw', 'digid-app', 'digid-kwijt', 'digid-machtigen', 'mijnoverheid'],
  ...['telefoon-tablet', 'computer', 'cursus'],
]

type Agreed = {
  with: string
  /** Whether the library asks the partner, or the partner the library. */
  way: 'out' | 'back'
  topics: string[]
  in: string[]
  /** Working days to look, to call, to tell. */
  days: [see: number, contact: number, report: number]
  /** Days from today until the last one, and until it is looked at again. */
  ends?: number
  review?: number
  /** How many working days to call there were in the version before. */
  before?: number
}

/** Invented, with the routing that the announcement lets one guess. */
export const agreed: Agreed[] = [
  { with: 'kwadraad', way: 'out', topics: ['geldzorgen'], in: [vecht], days: [2, 5, 10], before: 8 },
  { with: 'geldpunt', way: 'out', topics: ['geldzorgen'], in: [venen], days: [2, 4, 10], review: -4 },
  { with: 'oco-sv', way: 'out', topics: ['zorg-gesprek'], in: [vecht], days: [2, 5, 15] },
  { with: 'servicepunten', way: 'out', topics: ['zorg-gesprek'], in: [venen], days: [2, 5, 15] },
  { with: 'vluchtelingenwerk', way: 'out', topics: ['nieuwkomer'], in: [vecht, venen], days: [2, 5, 10] },
  {
    with: 'handjehelpen',
    way: 'out',
    topics: ['gezelschap'],
    in: [vecht, venen],
    days: [3, 8, 20],
    ends: 40,
  },
  { with: 'welzijn-sv', way: 'out', topics: ['gezelschap', 'geldzorgen'], in: [vecht], days: [3, 8, 15] },
  ...[
    { with: 'gemeente-sv', in: [vecht] },
    { with: 'gemeente-drv', in: [venen] },
  ].map((one) => ({
    ...{ ...one, way: 'out' as const, topics: ['bijstand', 'bijzondere-bijstand', 'wmo'] },
    days: [2, 6, 20] as [number, number, number],
  })),
  ...all.map((one) => ({
    ...{ with: one.slug, way: 'back' as const, topics: digital, in: one.in },
    days: [1, 3, 15] as [number, number, number],
  })),
]
