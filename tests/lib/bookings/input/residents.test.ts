import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import {
  consultationResidentsForm,
  consultationResidentsInput,
  courseResidentsForm,
  courseResidentsInput,
  MOST_RESIDENTS,
} from '@/lib/bookings/input/residents'

const formKey = randomUUID()
/** What a browser holds of one resident: as react-hook-form keeps it. */
const riet = {
  name: ' Demo  Riet ',
  language: 'nl',
  contactWay: 'call',
  contactOf: 'resident',
  contact: '06 12 34 56 78',
  ownLaptop: 'yes',
  agreed: 'yes',
  attendanceShared: false as const,
}

describe('a form for residents', () => {
  test('is read alike from the browser and as it is posted', () => {
    const kept = courseResidentsInput.safeParse({ formKey, choice: '12', people: { p0: riet } })
    const posted = courseResidentsForm.safeParse({ formKey, choice: '12', ...flat('p0', riet) })
    const wanted = {
      formKey,
      activityId: 12,
      orWait: false,
      people: [
        {
          row: 'p0',
          name: 'Demo Riet',
          language: 'nl',
          contactOf: 'resident',
          contactWay: 'call',
          contact: '06 12 34 56 78',
          agreed: true,
          attendanceShared: false,
          another: false,
          ownLaptop: true,
          topic: null,
        },
      ],
    }
    expect(kept.data).toEqual(wanted)
    expect(posted.data).toEqual(wanted)
  })

  test('asks for a topic instead of a laptop when it is for a consultation', () => {
    const { ownLaptop: _, ...rest } = riet
    const one = { ...rest, topic: 'digid-app' }
    const read = consultationResidentsInput.safeParse({ formKey, choice: '12', people: { p0: one } })
    expect(read.data?.people).toMatchObject([{ topic: 'digid-app', ownLaptop: null }])
    expect(errorsIn({ ...flat('p0', rest) }, consultationResidentsForm)).toEqual([
      'people.p0.topic choose_one',
    ])
  })

  test('says of every resident all that is wrong at once', () => {
    const fatma = { ...riet, name: 'BSN 123456782', contact: '12', agreed: undefined, ownLaptop: undefined }
    expect(errorsIn({ ...flat('p0', riet), ...flat('p3', fatma) })).toEqual([
      'people.p3.name contains_bsn',
      'people.p3.agreed must_agree',
      'people.p3.contact phone_short',
      'people.p3.ownLaptop choose_one',
    ])
  })

  test('wants an address, unless it is a card or the e-mail of who is signed in', () => {
    const by = (given: Partial<Record<keyof typeof riet, string>>) =>
      errorsIn(flat('p0', { ...riet, contact: '', ...given }))
    expect(by({ contactWay: 'card' })).toEqual([])
    expect(by({ contactWay: 'email', contactOf: 'partner' })).toEqual([])
    expect(by({ contactWay: 'email', contactOf: 'helper' })[0]).toBe('people.p0.contact email_missing')
    expect(by({ contactWay: 'sms', contactOf: 'partner' })[0]).toBe('people.p0.contact phone_missing')
    expect(by({ contactWay: 'email', contact: 'NL91 ABNA 0417 1643 00' })).toContain(
      'people.p0.contact contains_iban',
    )
  })

  test('is for one up to eight, and knows only rows and choices that a form of ours has', () => {
    const many = Object.assign(
      {},
      ...Array.from({ length: MOST_RESIDENTS + 1 }, (_, i) => flat(`p${i}`, riet)),
    )
    expect(errorsIn(many)).toEqual(['people too_many'])
    expect(errorsIn({})).toEqual(['people nobody'])
    for (const choice of ['', '0', '-1', '12:later', '1e9', 'x'])
      expect(errorsIn({ choice, ...flat('p0', riet) })).toEqual(['choice choose_one'])
    const wait = courseResidentsForm.safeParse({ formKey, choice: '12:wait', ...flat('p0', riet) })
    expect(wait.data).toMatchObject({ activityId: 12, orWait: true })
    expect(errorsIn({ 'people.__proto__.name': 'x', ...flat('p0', riet) })).toEqual([])
  })
})

function flat(row: string, person: Record<string, unknown>): Record<string, string> {
  const sent = Object.entries(person).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  return Object.fromEntries(sent.map(([name, value]) => [`people.${row}.${name}`, value]))
}

type Form = typeof courseResidentsForm | typeof consultationResidentsForm

function errorsIn(typed: Record<string, string>, form: Form = courseResidentsForm): string[] {
  const { error } = form.safeParse({ formKey, choice: '12', ...typed })
  return (error?.issues ?? []).map((issue) => `${issue.path.join('.')} ${issue.message}`)
}
