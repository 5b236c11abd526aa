import { randomUUID } from 'node:crypto'
import { fillAgenda } from '../../lib/planning/commands/fill'
import type { Staff } from '../../lib/tools/access'
import { asTheHouse } from './needs-steps'
import { branchesOfStory } from './story'

export type House = { branchId: number; slug: string; name: string; carla: Staff }

/**
 * A branch of this story's own, open for appointments every day from ten to twelve, with an address. An hour later somebody
 * helps with one thing only, in Arabic too, where the story asks for that.
 */
export async function aHouse(only?: string): Promise<House> {
  return asTheHouse(async (sql) => {
    const slug = `huis-${randomUUID().slice(0, 8)}`
    const name = `Zonnehof ${slug.slice(-4)}`
    branchesOfStory.push(slug)
    const [made] = await sql`
      insert into branch (slug, name, organisation_id, municipality_id, phone, school_region)
      select ${slug}, ${name}, o.id, (select min(id) from municipality), '06 0000 0099', 'midden'
      from organisation o where o.kind = 'library' order by o.id limit 1 returning id, organisation_id as of`
    await sql`insert into branch_address (branch_id, valid_from, street, postcode, town, entrance, map_url)
      values (${made?.id}, '2020-01-01', 'Voorbeeldstraat 1', '1234 AB', 'Mijdrecht', 'De deur naast de bakker',
        'https://kaart.example/zonnehof')`
    for (const weekday of [1, 2, 3, 4, 5, 6, 7]) {
      const [hours] = await sql`insert into consultation_hours (branch_id) values (${made?.id}) returning id`
      await sql`insert into hours_version (hours_id, valid_from, weekday, from_time, until_time, minutes, desks)
        values (${hours?.id}, '2020-01-01', ${weekday}, '10:00', '12:00', 30, 2)`
      if (!only) continue
      const [some] = await sql`insert into consultation_hours (branch_id) values (${made?.id}) returning id`
      await sql`insert into hours_version (hours_id, valid_from, weekday, from_time, until_time, minutes, desks,
          languages, topics)
        values (${some?.id}, '2020-01-01', ${weekday}, '13:00', '14:00', 60, 1, '{nl,ar}', array[${only}])`
    }
    await fillAgenda({ kind: 'system', job: 'fill_agenda' }, {}, new Date())
    const [carla] = await sql`
      select user_id as id from member where role = 'coordinator' and organisation_id = ${made?.of} limit 1`
    const who = {
      userId: carla?.id as string,
      organisationId: Number(made?.of),
      role: 'coordinator',
    } as const
    return { branchId: Number(made?.id), slug, name, carla: { kind: 'staff', ...who } }
  })
}
