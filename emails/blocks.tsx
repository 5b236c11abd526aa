import { Link, Text } from '@react-email/components'

/** One paragraph of a letter: with a word above it, and a link below it, where there is one. */
export type Paragraph = { label?: string; lines: string[]; link?: { url: string; text: string } }

/** A paragraph as it is drawn. */
export function Block({ block: { label, lines, link } }: { block: Paragraph }) {
  return (
    <Text style={{ fontSize: '18px', lineHeight: '1.5' }}>
      {label && <strong>{label}</strong>}
      {lines.map((line, i) => (
        <span key={line}>
          {(label || i > 0) && <br />}
          <bdi>{line}</bdi>
        </span>
      ))}
      {link && (
        <>
          <br />
          <Link href={link.url}>{link.text}</Link>
        </>
      )}
    </Text>
  )
}

/** The same in plain text. */
export function plain({ label, lines, link }: Paragraph): string {
  return [
    ...(label ? [label.endsWith('?') || label.endsWith('؟') ? label : `${label}:`] : []),
    ...lines,
    ...(link ? [link.url] : []),
  ].join('\n')
}

/** As many whole words of a name as tell two people apart: "Mevrouw de Vries"; of one long word its beginning. */
export function shortName(name: string): string {
  const [short = ''] = /^.{1,20}(?= |$)/u.exec(name) ?? /^.{1,20}/u.exec(name) ?? []
  return short
}
