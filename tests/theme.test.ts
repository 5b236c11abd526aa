import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { type SourceFile, sourcesBelow } from './support/sources'
import { untidy } from './support/theme'

const root = fileURLToPath(new URL('..', import.meta.url))
const theme = 'app/_shared/theme'
const sheets = readdirSync(join(root, theme), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.css'))
  .map((name) => file(`${theme}/${name}`, readFileSync(join(root, theme, name), 'utf8')))

test('the styles keep their layers, every class has a page, and every page its classes', () => {
  expect(sheets.length).toBeGreaterThan(10)
  expect(untidy([...sheets, ...sourcesBelow(root)])).toEqual([])
})

const page = file('app/[language]/page.tsx', '<p className="lead">')
const sheet = (rule: string) => [
  page,
  file(`${theme}/base.css`, `@layer base {\n  .lead {\n    ${rule}\n  }\n}\n`),
]

test.each<[what: string, files: SourceFile[], noticed: RegExp]>([
  [
    'a rule stands outside the layers',
    [page, file(`${theme}/base.css`, '.lead {\n}\n')],
    /outside the layers/,
  ],
  [
    'a rule stands below its layer',
    [page, file(`${theme}/base.css`, '@layer base {\n}\n.lead {\n}\n')],
    /outside the layers/,
  ],
  [
    'a part makes a layer of its own',
    [file(`${theme}/base.css`, '@layer mine {\n}\n')],
    /outside the layers/,
  ],
  ['somebody shouts', sheet('color: red !important;'), /!important/],
  ['a margin stands at the left', sheet('margin-left: 1rem;'), /does not turn/],
  ['a box has a width', sheet('max-width: 1rem;'), /does not turn/],
  ['a sheet grows', sheet('color: red;\n'.repeat(200)), /more than 200 lines/],
  [
    'a page loads the desk',
    [file('app/[language]/layout.tsx', "import '@/app/_shared/theme/desk.css'")],
    /load the styles of the desk/,
  ],
  [
    'the site takes a part of the desk',
    [file(`${theme}/site.css`, '@import "./desk/x.css";')],
    /styles of the desk/,
  ],
  [
    'a class has no page',
    [file(`${theme}/base.css`, '@layer base {\n  .lead {\n  }\n}\n')],
    /no page has a \.lead/,
  ],
  [
    'a page names a class that is not there',
    [...sheet(''), file('app/x.tsx', '<p className="leed">')],
    /\.leed is not/,
  ],
  [
    'a page chooses a class that is not there',
    [...sheet(''), file('app/x.tsx', "<p className={a === 'b' ? 'lead' : 'lead leed'}>")],
    /\.leed is not/,
  ],
])('it is noticed when %s', (_what, files, noticed) => {
  const found = untidy(files)
  expect(found).toHaveLength(1)
  expect(found[0]).toMatch(noticed)
})

test('what is in order is let be', () => {
  const hook = file('tests/stories/x.spec.ts', "page.locator('.left')")
  const way = file(
    'app/y.tsx',
    `<p className={\`lead if-\${way}\`}><i className='left' /><b className="left" />`,
  )
  const sheetOfWays = file(
    `${theme}/a.css`,
    '@import "./b.css";\n@layer parts {\n  .lead .if-call {\n  }\n}\n',
  )
  expect(untidy([hook, way, sheetOfWays])).toEqual([])
})

function file(path: string, source: string): SourceFile {
  return { path, source }
}
