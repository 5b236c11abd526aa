import type { APIRequestContext, Page } from '@playwright/test'
import { chooseTime, heading, ownNumber, press, reachBy, sayName } from './steps'
import { expect, test } from './story'
import { strange } from './strange'

for (const path of ['hulp', 'hulp/tijd/mijdrecht', 'afspraak', 'cursus']) {
  test(`whatever is sent to the form of ${path}, the answer is a page and never a failure @script`, async ({
    page,
    request,
  }) => {
    await page.goto(`/nl/${path === 'cursus' ? 'cursussen' : path}`)
    if (path === 'cursus') await page.locator('.cards .card').first().click()
    await sendStrange(request, page.url(), await fieldsOf(page))
  })
}

test('whatever is sent to the forms of the details, the answer is a page and never a failure @script', async ({
  page,
}) => {
  await chooseTime(page, 'Mijdrecht', 9)
  await sendStrange(page.request, page.url(), await fieldsOf(page))
  await page.goto('/nl/gegevens/naam')
  await sayName(page, 'Demo Riet')
  await heading(page, 'Hoe kunnen wij u bereiken?')
  await sendStrange(page.request, page.url(), await fieldsOf(page))
  await page.goto('/nl/gegevens/bereiken')
  await reachBy(page, 'Bel mij', 'phone', ownNumber())
  await heading(page, 'Klopt dit?')
  await sendStrange(page.request, page.url(), await fieldsOf(page), ['formKey', 'language'])
})

test('a double click on the last button makes one appointment @script', async ({ page }) => {
  await chooseTime(page, 'Abcoude', 6)
  await sayName(page, 'Demo Piet')
  await reachBy(page, 'Bel mij', 'phone', ownNumber())
  await heading(page, 'Klopt dit?')
  const fields = await fieldsOf(page)
  const send = () => post(page.request, page.url(), fields)
  const answers = await Promise.all([send(), send()])
  expect(answers.map((answer) => answer.status())).toEqual([303, 303])
  await page.goto('/nl/afspraak/gemaakt')
  await heading(page, 'Uw afspraak is gemaakt')
})

test('a second appointment on the same telephone is made, and tells nothing of the first', async ({
  page,
  context,
}, info) => {
  const which = info.project.name === 'with JavaScript' ? 3 : 5
  const number = ownNumber()
  for (const attempt of [1, 2]) {
    await chooseTime(page, 'Maarssenbroek', which + attempt)
    await sayName(page, 'Demo Cor')
    await reachBy(page, 'Bel mij', 'phone', number)
    await press(page, 'Maak de afspraak')
    await heading(page, 'Uw afspraak is gemaakt')
    await expect(page.getByRole('main')).not.toContainText(/al een afspraak op|nog een afspraak/)
    await context.clearCookies()
  }
})

type Fields = Record<string, string>

function fieldsOf(page: Page): Promise<Fields> {
  return page.evaluate(() => {
    const form = document.querySelector('main form') as HTMLFormElement
    const named = [...form.elements].flatMap((one) =>
      'name' in one && one.name ? [[one.name as string, (one as HTMLInputElement).value]] : [],
    )
    return Object.fromEntries([...named, ...new FormData(form)]) as Record<string, string>
  })
}

function post(request: APIRequestContext, url: string, fields: Fields) {
  return request.post(url, { multipart: fields, headers: { origin: new URL(url).origin }, maxRedirects: 0 })
}

/** Every field in turn with every strange text, then left out. */
async function sendStrange(
  request: APIRequestContext,
  url: string,
  fields: Fields,
  only?: string[],
): Promise<void> {
  for (const name of only ?? Object.keys(fields)) {
    const { [name]: _, ...without } = fields
    for (const sent of [...strange.map((text) => ({ ...fields, [name]: text })), without]) {
      const answer = await post(request, url, sent as Fields)
      expect(answer.status(), `${name} = ${String((sent as Fields)[name]).slice(0, 30)}`).toBeLessThan(500)
      expect(await answer.text()).not.toContain('    at ')
    }
  }
}
