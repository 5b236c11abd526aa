import { type Whose, whoseData } from '../../db/whose.ts'
import { DEMO_DOMAIN } from '../../lib/team/rules/demo.ts'
import { asStarted } from './data.ts'

/** How the site is started: as the demo or not, and on the data of which folder, or of a database elsewhere (null). */
type Start = { demo: boolean; folder: string | null }

/** Ends a start that would open the invented library as a real one, or a real library as an invented one. */
export async function checkWhose(start: Start): Promise<void> {
  const trouble = whoseTrouble(await whoseData(process.env.DATABASE_URL ?? '', DEMO_DOMAIN), start)
  if (trouble) throw new Error(trouble)
}

/** Why data is not to be opened so, and what to do, as sentences for who starts the site; null when it fits. */
export function whoseTrouble(whose: Whose, { demo, folder }: Start): string | null {
  const [place, plaats] = [folder ?? 'The database of DATABASE_URL', folder ?? 'de database van DATABASE_URL']
  if (whose === 'demo' && !demo)
    return [
      `${place} holds the demo, an invented library. A library of your own begins empty, somewhere else:`,
      `In ${plaats} staat de demo, een verzonnen bibliotheek. Een eigen bibliotheek begint leeg, ergens anders:`,
      '',
      folder ? '  DEMO=0 WEGWIJS_DATA=.data-own npm start' : '  DATABASE_URL=postgres://…/another npm start',
    ].join('\n')
  if (whose === 'own' && demo)
    return [
      `${place} holds a real library. Start it with DEMO=0, or the demo somewhere else:`,
      `In ${plaats} staat een echte bibliotheek. Start die met DEMO=0, of de demo ergens anders:`,
      '',
      `  DEMO=0 ${asStarted()}npm start`,
      folder ? '  WEGWIJS_DATA=.data-demo npm start' : '  DEMO=1 DATABASE_URL=postgres://…/another npm start',
    ].join('\n')
  return null
}
