import { type Language, languageNames, languages } from '../language'

/** In which language something is, with the others one press away. */
export function LanguageLinks({
  label,
  language,
  to,
}: {
  label: string
  language: Language
  to: (one: Language) => string
}) {
  return (
    <nav className="filters" aria-label={label}>
      <ul className="filter">
        {languages.map((one) => (
          <li key={one}>
            <a href={to(one)} lang={one} aria-current={one === language ? 'true' : undefined}>
              {languageNames[one].own}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
