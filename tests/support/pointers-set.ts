import { aPng } from './png'

/** A library as somebody else might set it up: what it is called, how it works, and a branch of it. */
export function settingUpAs() {
  const calls = [{ fromTime: '09:00', untilTime: '12:00' }, null, null, null, null, null, null]
  const rules = {
    calls,
    offerHours: 24,
    bookAheadDays: 30,
    bookBeforeMinutes: 90,
    overbookMost: 1,
    holdOneIn: 3,
  }
  const address = {
    street: 'Voorbeeldstraat 1',
    postcode: '1234 AB',
    town: 'Demostad',
    entrance: null,
    mapUrl: null,
  }
  const library = { phone: '0297 123456', senderName: null, replyTo: null, logo: aPng() }
  return {
    ...rules,
    ...address,
    was: null,
    address: { ...address, validFrom: '2027-03-02' },
    ...library,
    branchKind: 'library',
    schoolRegion: 'midden',
  }
}
