import type { Left } from './card'

/** What she rather not has on paper, as an address says it. */
export function leftOf(asked: Record<string, string | undefined>): Left {
  return { name: asked.naam === 'nee', number: asked.nummer === 'nee' }
}

type Props = { path: string; left: Left; hasNumber: boolean }

/** Somebody at home may not know whom she asked for help: then it does not stand on her card. */
export function LeftForm({ path, left, hasNumber }: Props) {
  return (
    <details className="fold left-form" open={left.name || left.number || undefined}>
      <summary>Liever niet op papier?</summary>
      <form method="get" action={path}>
        <fieldset>
          <legend className="hidden">Wat staat er niet op het kaartje?</legend>
          <label className="pick">
            <input type="checkbox" name="naam" value="nee" defaultChecked={left.name} />
            <span>De naam en het nummer van de organisatie</span>
          </label>
          {hasNumber ? (
            <label className="pick">
              <input type="checkbox" name="nummer" value="nee" defaultChecked={left.number} />
              <span>Alleen het nummer van de organisatie</span>
            </label>
          ) : null}
        </fieldset>
        <button type="submit" className="button">
          Pas het kaartje aan
        </button>
      </form>
    </details>
  )
}
