import { behindTheStories } from './stories/steps'

process.env.STORIES_DATA = '/work/wt-dask/.data'
console.log(
  JSON.stringify(
    await behindTheStories(
      (sql) =>
        sql`select v.id, f.slug as f, t.slug as t, t.id as tid from agreement_version v join agreement a on a.id=v.agreement_id join organisation f on f.id=a.from_id join organisation t on t.id=a.to_id join agreement_area r on r.version_id=v.id join municipality m on m.id=r.municipality_id where m.slug='demostad-bfbbib'`,
    ),
  ),
)
