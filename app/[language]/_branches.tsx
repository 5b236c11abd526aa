import type { Language } from '@/app/_shared/language'
import { ClosedSoon } from '@/app/_shared/ui/closed'
import { type HelpBranch, Hours, PhoneNumber } from '@/app/_shared/ui/help'
import { Where } from '@/app/_shared/ui/where'

/** Branches beside each other, with where to go in, when someone can walk in and the telephone. */
export function Branches({ language, branches }: { language: Language; branches: HelpBranch[] }) {
  return (
    <div className="branches">
      {branches.map((branch) => (
        <section key={branch.slug}>
          <h3>{branch.name}</h3>
          <Where language={language} places={branch.places ?? []} map />
          <Hours language={language} walkIn={branch.walkIn} />
          <ClosedSoon language={language} {...branch} closed={branch.closed ?? []} />
          <p className="remark">
            <PhoneNumber number={branch.phone} />
          </p>
        </section>
      ))}
    </div>
  )
}
