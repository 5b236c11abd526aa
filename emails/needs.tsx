import { render } from '@react-email/render'
import { Block, type Paragraph, plain, shortName } from './blocks'
import { Layout } from './layout'
import type { NeedFacts, News } from './need-facts'
import { ar } from './texts/need-ar'
import { en } from './texts/need-en'
import { type NeedTexts, nl } from './texts/need-nl'

export type { NeedFacts } from './need-facts'

const texts: Record<NeedFacts['language'], NeedTexts> = { nl, en, ar }

/** A letter about a need as an e-mail: subject, HTML and the same in plain text. */
export async function needEmail(facts: NeedFacts): Promise<{ subject: string; html: string; text: string }> {
  const t = texts[facts.language]
  const blocks = blocksOf(facts, t)
  const html = await render(
    <Layout language={facts.language} direction={t.direction} title={t.subject} library={t.library}>
      {blocks.map((block) => (
        <Block key={block.lines.join()} block={block} />
      ))}
    </Layout>,
  )
  return { subject: t.subject, html, text: `${blocks.map(plain).join('\n\n')}\n` }
}

/** The same in at most 160 characters; a long name is cut, never the code or the telephone. */
export function needSms(facts: NeedFacts): string {
  const t = texts[facts.language]
  const said = t.to[facts.contactOf].sms[facts.news]({ ...facts, name: shortName(facts.name) })
  const call = facts.phone ? ` ${t.smsCall} ${phoneOf(facts, t)}` : ''
  return `${said} ${t.smsCode} ${facts.code}.${call}`
}

/** Isolated in a text from right to left, where its groups would change places. */
function phoneOf({ phone }: NeedFacts, t: NeedTexts): string {
  return t.direction === 'rtl' ? `\u2066${phone}\u2069` : phone
}

function blocksOf(facts: NeedFacts, t: NeedTexts): Paragraph[] {
  const to = t.to[facts.contactOf]
  return [
    { lines: [to.greeting(facts.name)] },
    { lines: [to.lead[facts.news](facts)] },
    { label: to.code, lines: [facts.code, t.codeHint] },
    wayOn(facts, t),
    ...(facts.phone ? [{ lines: [t.orCall(phoneOf(facts, t))] }] : []),
    { lines: [to.safe] },
  ]
}

/** Where nothing is asked there is no link, as in a reminder: whoever never gets one does not follow a false one. */
const linkless: ReadonlySet<News> = new Set(['searches', 'looks_on'])

function wayOn({ news, url, contactOf }: NeedFacts, t: NeedTexts): Paragraph {
  const way = t.to[contactOf].way[news]
  if (url === '' || linkless.has(news)) return { lines: [`${way} ${t.siteWithoutLink}`] }
  return { lines: [`${way} ${t.site}`], link: { url, text: t.link } }
}
