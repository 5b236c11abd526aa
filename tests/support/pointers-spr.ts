/** What somebody else might ask of hours and of school holidays. */
export function hoursAs() {
  const holidays = [{ name: 'may' as const, fromDate: '2027-04-24', untilDate: '2027-05-02' }]
  return { hoursId: 1, region: 'midden', holidays }
}
