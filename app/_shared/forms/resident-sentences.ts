/** What to say of what may be kept nowhere. */
export const guardSentences = {
  contains_bsn: 'Vul hier geen burgerservicenummer (BSN) in. Dat bewaren wij niet.',
  contains_iban: 'Vul hier geen bankrekening in. Die bewaren wij niet.',
  contains_password: 'Vul hier geen wachtwoord of pincode in. Die bewaren wij niet.',
}

/** What to say at one field of a resident. */
export const fieldSentences: Record<string, string> = {
  name_missing: 'Vul een naam in. Een voornaam is genoeg.',
  name_address: 'Vul alleen een naam in, zonder internetadres en zonder @.',
  choose_one: 'Maak een keuze.',
  'activityId.choose_one': 'Kies een tijd.',
  'contactWay.choose_one': 'Kies hoe de inwoner iets van ons hoort.',
  'contactOf.choose_one': 'Kies van wie het nummer of adres is.',
  'ownLaptop.choose_one': 'Kies of de inwoner een eigen laptop meeneemt.',
  phone_missing: 'Vul een telefoonnummer in.',
  phone_wrong:
    'Dit is geen telefoonnummer. Een Nederlands nummer heeft 10 cijfers, zoals 06\u00a012\u00a034\u00a056\u00a078. Een nummer uit een ander land begint met een +.',
  phone_short:
    'Dit nummer heeft te weinig cijfers. Een Nederlands nummer heeft er 10, zoals 06\u00a012\u00a034\u00a056\u00a078.',
  phone_long:
    'Dit nummer heeft te veel cijfers. Een Nederlands nummer heeft er 10, zoals 06\u00a012\u00a034\u00a056\u00a078.',
  phone_not_mobile: 'Naar dit nummer kan geen sms. Kies dan: Bellen. Of vul een 06-nummer in.',
  phone_far: 'Naar dit land sturen wij geen sms. Kies een andere manier.',
  email_missing: 'Vul een e-mailadres in.',
  email_at: 'In een e-mailadres staat één @, zoals naam@voorbeeld.nl.',
  email_space: 'In een e-mailadres staat geen spatie.',
  email_before:
    'Voor de @ staat iets wat niet in een e-mailadres kan. Gebruik gewone letters, dus e in plaats van é.',
  email_after: 'Kijk naar wat achter de @ staat. Dat ziet er zo uit: voorbeeld.nl.',
  ...guardSentences,
  too_long: 'Dit is te lang. Maak het korter.',
  must_agree: 'Zet hier een vinkje. Vraag het eerst aan de inwoner.',
  already_booked: 'Deze inwoner staat hier al op de lijst. Is dit iemand anders?',
  open_consultation: 'Deze inwoner heeft al een afspraak voor het spreekuur. Is dit iemand anders?',
  overlap: 'Deze inwoner heeft op deze tijd al iets anders bij ons. Is dit iemand anders?',
  waiting_needs_contact: 'Voor de wachtlijst moeten wij deze inwoner kunnen bereiken.',
  too_many: 'Meld ten hoogste 8 inwoners tegelijk aan.',
  nobody: 'Vul minstens één inwoner in.',
  form_old: 'Deze bladzijde is oud. Probeer het nog een keer.',
}
