import { branchesPath, townsPath } from './bibliotheek/_paths'

const first = {
  branch: { none: 'Er is nog geen vestiging.', act: 'Zet er eerst een bij', at: branchesPath },
  town: { none: 'Er is nog geen gemeente.', act: 'Zet er eerst een bij', at: townsPath },
  partner: { none: 'Er is nog geen partner.', act: 'Zet er eerst een bij', at: '/beheer/partners/nieuw' },
  run: {
    none: 'Er is geen cursus die nog begint.',
    act: 'Maak eerst een nieuwe reeks',
    at: '/beheer/cursussen/nieuw',
  },
} as const

/** Where something is to be chosen of which there is none yet: what is done first. */
export function First({ of }: { of: keyof typeof first }) {
  const { none, act, at } = first[of]
  return (
    <p>
      {none} <a href={at}>{act}</a>.
    </p>
  )
}
