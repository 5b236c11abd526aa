/**
 * Whether a text tells a password or a code: the word for it, and at once behind it what it is. That one is lost, asked
 * for or chosen is no secret.
 */
export function hasPassword(text: string): boolean {
  return [...text.matchAll(NAMED)].some(({ 0: named, index, groups = {} }) => {
    // So far is looked behind the word and no further: many such words cost no more than one.
    const behind = text.slice(index + named.length, index + named.length + 60)
    const [, sign = '', next = ''] = NEXT.exec(behind) ?? []
    const [, whose = '', further = ''] = FURTHER.exec(behind) ?? []
    if (/[:=]/.test(sign) && !groups.benefit) return true
    if (looksSecret(next) || looksSecret(further) || (IS.test(whose) && isTold(further))) return true
    const isSaid = /[:=\u2192>]/.test(sign) || IS.test(sign)
    return (isSaid || (groups.word !== undefined && !/[.,;?!]/.test(sign))) && isTold(next)
  })
}

/** In Dutch and English, and what visitors and who helps them write; "ww" is a benefit as well. */
const NAMED = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${[
    '(?<word>(?:wacht\\s?woord|password|passwort|kennwort)(?:en|s)?|passphrase|passcode|toegangswoord)',
    '(?<benefit>ww|pw)',
    '(?:pin|puk)(?:[\\s-]?(?:code|nummer))?',
    '(?:digid|inlog|login|sms|activ\\p{L}{1,10}|verifica\\p{L}{1,6}|beveiligings|toegangs|koppel|herstel)[\\s-]?code',
    'parola|sifre|haslo|hasło|пароль|mot de passe',
    'كلمة\\s?(?:ال)?(?:سر|مرور)|(?:الرقم|الرمز) السري|رمز عبور',
  ].join('|')})(?!\\p{L})`,
  'giu',
)

/** What parts the word from what comes next, and that next word. */
const NEXT = /^([^\p{L}\p{N}]{0,8}(?:is(?!\p{L})[^\p{L}\p{N}]{0,8})?)([^\s"'”’)\]]{0,40})/iu
/** The same past a few words that say whose it is, or what for. */
const FURTHER =
  /^[^\p{L}\p{N}]{0,4}(?:((?:van|voor|bij|mijn|zijn|haar|uw|de|het|is|was|nummer|code|digid|bank|e-?mail|gmail|my|for|the)[^\p{L}\p{N}]{1,4}){1,5})([^\s"'”’)\]]{1,40})/iu

/** Behind this word stands what something is. */
const IS = /(?<!\p{L})(?:is|was)[^\p{L}\p{N}]*$/iu

/** Digits that are no year, or letters with digits or signs among them. */
function looksSecret(word: string): boolean {
  const [told = ''] = /^.*[\p{L}\p{N}]/u.exec(word) ?? []
  const [digits, letters] = [told.replace(/\D/g, '').length, told.replace(/\P{L}/gu, '').length]
  if (/^\d+$/.test(told)) return digits >= 3 && digits <= 9 && !/^(?:19|20)\d\d$/.test(told)
  return letters >= 2 && letters + digits >= 4 && (digits > 0 || /[!#$%&*+=@^_]/.test(told))
}

/** Whether it is the password itself, and not what is said of one. */
function isTold(word: string): boolean {
  const plain = word.toLowerCase().replace(/[^\p{L}\p{N}-]/gu, '')
  return !/^$|^\p{N}|\p{L}en$|^(?:ge|ver|be|her|ont)\p{L}+[dt]$/u.test(plain) && !toldOf.has(plain)
}

const toldOf: ReadonlySet<string> = new Set(
  // biome-ignore format: a list of words
  [
    'de het een uw mijn ons wat hoe dan als dat die wie waar en of maar want om te van voor in op bij met aan uit naar per',
    'via door over onder tegen tot niet geen wel nog al ook meer zelf weg weer terug opnieuw is was wordt werkt moet kan',
    'mag wil gaat komt lukt klopt weet kiest bedenkt verloopt kwijt vergat nodig nieuw oud hulp reset herstel beheer',
    'manager probleem vraag cursus les uitleg instelling digid mijnoverheid uwv duo gmail email e-mail mail wifi computer',
    'telefoon mobiel ipad tablet laptop account app website apple google microsoft facebook whatsapp internet bank',
    'uitkering and or not for to of on with help change lost forgot is was',
  ].flatMap((line) => line.split(' ')),
)
