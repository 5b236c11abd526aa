import { describe, expect, test } from 'vitest'
import { errorsIn } from '@/app/_shared/forms/posted'
import { closureInput } from '@/lib/network/input/closure'
import { newOrganisationInput, organisationInput } from '@/lib/network/input/organisation'

const typed = {
  organisationId: '7',
  called: ' Kwadraad ',
  phone: '06-0000 0021',
  street: '',
  postcode: '3621ab',
  town: 'Breukelen',
  descriptionNl: 'Helpt met geldzorgen.',
  descriptionEn: '',
  descriptionAr: 'يساعد',
  town3: 'yes',
  town12: 'yes',
  townhall: 'yes',
  hours1: '9 - 12.30, 13.30 - 17',
  hours2: '',
}

describe('an organisation as it is typed', () => {
  test('becomes what is kept: nothing where nothing was typed', () => {
    expect(organisationInput.parse(typed)).toEqual({
      organisationId: 7,
      called: 'Kwadraad',
      phone: '06-0000 0021',
      street: null,
      postcode: '3621 AB',
      town: 'Breukelen',
      description: { nl: 'Helpt met geldzorgen.', en: null, ar: 'يساعد' },
      municipalityIds: [3, 12],
      hours: [
        { weekday: 1, fromTime: '09:00', untilTime: '12:30' },
        { weekday: 1, fromTime: '13:30', untilTime: '17:00' },
      ],
    })
  })

  test.each([
    [{ called: '' }, 'called', 'name_missing'],
    [{ called: '112' }, 'called', 'name_missing'],
    [{ called: 'Riet 111222333' }, 'called', 'contains_bsn'],
    [{ phone: '06 12' }, 'phone', 'phone_short'],
    [{ postcode: '0123 AB' }, 'postcode', 'postcode_wrong'],
    [{ street: 'NL91 ABNA 0417 1643 00' }, 'street', 'contains_iban'],
    [{ descriptionNl: 'wachtwoord: geheim' }, 'descriptionNl', 'contains_password'],
    [{ descriptionAr: 'ا'.repeat(301) }, 'descriptionAr', 'too_long'],
    [{ hours2: 'op afspraak' }, 'hours2', 'hours_unclear'],
    [{ hours7: '17 - 9' }, 'hours7', 'hours_order'],
    [{ organisationId: '-1' }, 'organisationId', 'choose_one'],
  ])('is refused when it cannot be: %j', (wrong, field, code) => {
    const read = organisationInput.safeParse({ ...typed, ...wrong })
    expect(read.success ? {} : errorsIn(read.error)[field]?.[0]).toBe(code)
  })

  test('says all that is wrong at once', () => {
    const read = organisationInput.safeParse({ ...typed, called: '', hours1: 'nooit', postcode: 'x' })
    const fields = Object.keys(read.success ? {} : errorsIn(read.error))
    expect(fields.sort()).toEqual(['called', 'hours1', 'postcode'])
  })

  test('says what it is when it is new', () => {
    expect(newOrganisationInput.parse({ ...typed, kind: 'municipality' })).toMatchObject({
      kind: 'municipality',
    })
    expect(newOrganisationInput.safeParse({ ...typed, kind: 'library' }).success).toBe(false)
  })
})

describe('closed days as they are typed', () => {
  const closed = { organisationId: '7', fromDate: '24 december 2026', untilDate: '', reason: 'Kerst' }

  test('are one day, or until the last', () => {
    expect(closureInput.parse(closed)).toMatchObject({ fromDate: '2026-12-24', untilDate: '2026-12-24' })
    expect(closureInput.parse({ ...closed, untilDate: '31-12-2026' })).toMatchObject({
      untilDate: '2026-12-31',
    })
  })

  test.each([
    [{ untilDate: '23-12-2026' }, 'untilDate', 'day_before'],
    [{ untilDate: 'ooit' }, 'untilDate', 'day_unclear'],
    [{ fromDate: '' }, 'fromDate', 'day_missing'],
    [{ reason: '' }, 'reason', 'reason_missing'],
  ])('are refused when they cannot be: %j', (wrong, field, code) => {
    const read = closureInput.safeParse({ ...closed, ...wrong })
    expect(read.success ? {} : errorsIn(read.error)[field]?.[0]).toBe(code)
  })
})
