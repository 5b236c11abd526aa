import { cache } from 'react'
import type { HelpBranch } from '@/app/_shared/ui/help'
import { config } from '@/lib/config'

// PLACEHOLDER until lib is there
const walk = (d: number, f = '13:00:00', u = '15:00:00') => ({ weekday: d, fromTime: f, untilTime: u })
const branches: (HelpBranch & { id: number })[] = [
  { id: 1, slug: 'mijdrecht', name: 'Mijdrecht', phone: '06 0000 0011', walkIn: [walk(1), walk(3, '10:00:00', '12:00:00'), walk(5)] },
  { id: 2, slug: 'abcoude', name: 'Abcoude', phone: '06 0000 0012', walkIn: [walk(2, '13:30:00', '15:30:00')] },
  { id: 3, slug: 'maarssenbroek', name: 'Maarssenbroek', phone: '06 0000 0013', walkIn: [walk(4)] },
  { id: 4, slug: 'breukelen', name: 'Breukelen', phone: '06 0000 0014', walkIn: [] },
]

export const library = cache(async () => ({ name: 'Bibliotheek Angstel, Vecht en Venen', phone: config().libraryPhone, demo: true, branches }))

export type FreeTime = { activityId: number; startsAt: Date; endsAt: Date }
export async function freeTimes(slug: string, _later: boolean) {
  const branch = branches.find((b) => b.slug === slug)
  if (!branch) return null
  const times: FreeTime[] = []
  for (const day of [24, 25, 27, 30])
    for (const m of [540, 570, 630, 660, 780].slice(0, day === 27 ? 2 : 5)) {
      const startsAt = new Date(Date.UTC(2026, 10, day, 0, m))
      times.push({ activityId: day * 1000 + m, startsAt, endsAt: new Date(startsAt.getTime() + 30 * 60000) })
    }
  return { branch, times, more: true }
}
export async function helpBranches() {
  return branches.map((b) => ({ ...b, first: b.slug === 'breukelen' ? null : new Date('2026-11-24T09:00:00Z') }))
}
export type CourseRow = {
  activityId: number; title: string; level: 'start' | 'next' | 'anyone'; branchSlug: string; branchName: string
  startsAt: Date; endsAt: Date; lessons: number; left: number; waiting: number
}
const rows: CourseRow[] = [
  { activityId: 1, title: 'Klik & Tik', level: 'start', branchSlug: 'mijdrecht', branchName: 'Mijdrecht', startsAt: new Date('2027-01-12T09:00:00Z'), endsAt: new Date('2027-01-12T11:00:00Z'), lessons: 8, left: 3, waiting: 0 },
  { activityId: 2, title: 'Werken met de e-overheid', level: 'next', branchSlug: 'breukelen', branchName: 'Breukelen', startsAt: new Date('2027-01-14T13:00:00Z'), endsAt: new Date('2027-01-14T15:00:00Z'), lessons: 4, left: 0, waiting: 2 },
]
export async function courses(branch: string, level: string) {
  return rows.filter((r) => (branch === 'alle' || r.branchSlug === branch) && (level === 'alle' || r.level === level))
}
export async function courseOf(activityId: number) {
  const row = rows.find((r) => r.activityId === activityId)
  if (!row) return null
  const meetings = Array.from({ length: row.lessons }, (_, i) => ({ number: i + 1, startsAt: new Date(row.startsAt.getTime() + i * 7 * 86400000), endsAt: new Date(row.endsAt.getTime() + i * 7 * 86400000) }))
  return { ...row, meetings, cancelled: false }
}
