// `npm run nobody-left`: lives through a year of a province with the real commands and the clock of that year, and prints
// what became of every need; fails when one is nobody's. `-- --needs 500` for fewer of them; `-- --now` asks the database
// of the site instead.
import { root } from '../../app/_start/programs.mjs'
import { runInHouse } from '../../app/_start/scripts.ts'

process.chdir(root)
const [asked, count] = [process.argv.includes('--now'), process.argv.indexOf('--needs')]
if (count > 0) process.env.YEAR_NEEDS = process.argv[count + 1]
process.exit(await runInHouse(asked ? 'app/_start/nobody-left.ts' : 'tests/year/year.ts'))
