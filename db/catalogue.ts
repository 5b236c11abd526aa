import type postgres from 'postgres'

/**
 * Everything that PostgreSQL itself keeps to in this database, a line each: tables, columns, constraints, indexes,
 * sequences, triggers, views, functions, policies and grants. Two databases with the same lines behave the same,
 * whichever way they came there. What belongs to an extension is the extension's.
 */
export async function catalogue(sql: postgres.ISql): Promise<string[]> {
  const rows = await sql.unsafe<{ line: string }[]>(`
    with ours as (
      select c.* from pg_class c where c.relnamespace = 'public'::regnamespace and not ${fromExtension('c')}
    ), routines as (
      select p.* from pg_proc p where p.pronamespace = 'public'::regnamespace and not ${fromExtension('p')}
    )
    ${kinds.join(' union all ')}`)
  return rows.map(({ line }) => line).sort()
}

const fromExtension = (alias: string) =>
  `exists (select from pg_depend d where d.objid = ${alias}.oid and d.classid = ${alias}.tableoid and d.deptype = 'e')`

/** Who was given what; what the owner may do goes without saying. */
const given = (what: string, acl: string, owner: string) => `
  select format('grant %s on %s to %s', g.privilege_type, ${what}, coalesce(r.rolname, 'public')) as line
  from aclexplode(${acl}) g left join pg_roles r on r.oid = g.grantee where g.grantee <> ${owner}`

const kinds = [
  `select format('extension %s', extname) as line from pg_extension`,
  `select format('table %s, row security %s, forced %s, %s', relname, relrowsecurity, relforcerowsecurity, reloptions)
    from ours where relkind in ('r', 'p')`,
  `select format('column %s.%s %s%s, default %s, identity %s, generated %s', c.relname, a.attname,
      format_type(a.atttypid, a.atttypmod), case when a.attnotnull then ' not null' end,
      pg_get_expr(d.adbin, d.adrelid), a.attidentity, a.attgenerated)
    from ours c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum where c.relkind in ('r', 'p', 'v', 'm')`,
  // Since 18 a NOT NULL is a constraint with a name of its own; the column says it already.
  `select format('constraint %s on %s %s', k.conname, c.relname, pg_get_constraintdef(k.oid))
    from ours c join pg_constraint k on k.conrelid = c.oid where k.contype <> 'n'`,
  `select format('index %s, valid %s', pg_get_indexdef(i.indexrelid), i.indisvalid)
    from ours c join pg_index i on i.indrelid = c.oid`,
  `select format('sequence %s %s from %s by %s, %s to %s', c.relname, format_type(s.seqtypid, null), s.seqstart,
      s.seqincrement, s.seqmin, s.seqmax)
    from ours c join pg_sequence s on s.seqrelid = c.oid`,
  `select format('trigger %s', pg_get_triggerdef(t.oid))
    from ours c join pg_trigger t on t.tgrelid = c.oid where not t.tgisinternal`,
  `select format('view %s %s %s', relname, reloptions, pg_get_viewdef(oid)) from ours where relkind in ('v', 'm')`,
  `select format('policy %s on %s %s for %s to %s using %s check %s', p.polname, c.relname,
      case when p.polpermissive then 'permissive' else 'restrictive' end, p.polcmd,
      (select string_agg(coalesce(r.rolname, 'public'), ', ' order by r.rolname)
        from unnest(p.polroles) who left join pg_roles r on r.oid = who),
      pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
    from ours c join pg_policy p on p.polrelid = c.oid`,
  `select case prokind when 'a' then format('aggregate %s', oid::regprocedure) else pg_get_functiondef(oid) end
    from routines`,
  `select g.line from pg_namespace n, lateral (${given('n.nspname', 'n.nspacl', 'n.nspowner')}) g
    where n.nspname = 'public'`,
  `select g.line from ours c, lateral (${given('c.relname', 'c.relacl', 'c.relowner')}) g`,
  `select g.line from ours c join pg_attribute a on a.attrelid = c.oid and a.attacl is not null,
      lateral (${given("c.relname || '.' || a.attname", 'a.attacl', 'c.relowner')}) g`,
  `select g.line from routines p,
      lateral (${given('p.oid::regprocedure', "coalesce(p.proacl, acldefault('f', p.proowner))", 'p.proowner')}) g`,
]
