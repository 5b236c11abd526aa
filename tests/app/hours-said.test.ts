import { expect, test } from 'vitest'
import { librarySentences } from '@/app/beheer/bibliotheek/_words'
import { partnerSentences } from '@/app/beheer/partners/_words'
import { openingHoursInput } from '@/lib/network/input/opening'
import { newOrganisationInput } from '@/lib/network/input/organisation'
import { rulesInput } from '@/lib/network/input/rules'

/** Forms in which hours are typed: one field of each, and the sentences by which it says what is wrong. */
const forms = [
  ['when the library calls', rulesInput, 'calls1', librarySentences],
  ['when a branch is open', openingHoursInput, 'staffed1', librarySentences],
  ['when a partner works', newOrganisationInput, 'hours1', partnerSentences],
] as const

test.each(forms)(
  '%s: who is shown how to write hours, can write them so',
  (_form, schema, field, sentences) => {
    const codesOf = (typed: string) =>
      schema
        .safeParse({ [field]: typed })
        .error?.issues.filter(({ path }) => path[0] === field)
        .map(({ message }) => message) ?? []
    const [code = 'no code', ...more] = codesOf('hele dag')
    expect(more).toEqual([])
    const [, example = 'no example'] = / zo: (.+)\.$/i.exec(sentences[code] ?? '') ?? []
    expect(codesOf(example), example).toEqual([])
  },
)
