import type { TransactionSql } from 'postgres'
import { behindTheStories } from './steps'

/** `phone`: of Kwadraad, as it stands on a card. */
export type AgreedTown = { name: string; slug: string; phone: string }

let count = 0

/**
 * A town of this story's own. There the library may ask Kwadraad (Demo Kees) about money, and Taalhuis, where nobody signs
 * in, about newcomers; Kwadraad may ask the library about DigiD. For all else nobody agreed anything.
 */
export async function aTownThatAgrees(): Promise<AgreedTown> {
  count += 1
  const letters = `${process.pid}${count}`.replace(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)))
  const town = { name: `Demostad ${letters}`, slug: `demostad-${letters}`, phone: '06 0000 0022' }
  await behindTheStories((sql) =>
    sql.begin(async (tx) => {
      await tx`insert into municipality (slug, name) values (${town.slug}, ${town.name})`
      await tx`insert into organisation (slug, kind, name, phone, street, postcode, town, description, description_ar)
        values (${`taalhuis-${letters}`}, 'partner', ${`Taalhuis ${letters}`}, '06 0000 0061', 'Demostraat 1',
          '3600 AA', ${town.name}, 'U leert er Nederlands. Het is gratis.', 'تتعلم الهولندية هناك. وهو مجاني.')`
      await tx`insert into organisation_hours (organisation_id, weekday, from_time, until_time)
        select id, day, '09:00', '12:00' from organisation, generate_series(1, 5) day
        where slug = ${`taalhuis-${letters}`}`
      await agree(tx, town, 'avv', 'kwadraad', ['geldzorgen', 'bijstand'])
      await agree(tx, town, 'avv', `taalhuis-${letters}`, ['nieuwkomer'])
      await agree(tx, town, 'kwadraad', 'avv', ['digid-app'])
    }),
  )
  return town
}

/** A partner of this story's own in a town, that the library may ask about money too; slower than Kwadraad. Its name. */
export async function aWelzijnIn(town: AgreedTown): Promise<string> {
  const letters = town.slug.replace('demostad-', '')
  const [slug, name] = [`welzijn-${letters}`, `Welzijn ${letters}`]
  await behindTheStories((sql) =>
    sql.begin(async (tx) => {
      await tx`insert into organisation (slug, kind, name, phone, description)
        values (${slug}, 'partner', ${name}, '06 0000 0062', 'Welzijn helpt bij zorgen over geld.')`
      await agree(tx, town, 'avv', slug, ['geldzorgen'])
    }),
  )
  return name
}

async function agree(tx: TransactionSql, town: AgreedTown, from: string, to: string, topics: string[]) {
  const [made] = await tx`insert into agreement (from_id, to_id, made_at)
    select f.id, t.id, now() from organisation f, organisation t where f.slug = ${from} and t.slug = ${to} returning id`
  const [version] =
    await tx`insert into agreement_version (agreement_id, number, topics, see_days, contact_days,
      report_days, valid_from, review_on, agreed_by, agreed_on, data_line, data_on, made_at)
    values (${made?.id}, 1, ${topics}, 2, 4, 10, current_date - 30, current_date + 300, 'Demo Carla en Demo Kees',
      current_date - 40, 'Ieder voor de eigen gegevens', current_date - 40, now()) returning id`
  await tx`insert into agreement_area (version_id, municipality_id)
    select ${version?.id}, id from municipality where slug = ${town.slug}`
}
