import { type Db, sql } from '../packages/server/src/db/database.ts'

/**
 * 20 000 items of 300 schools with 60 000 milestones, units, sections and funds in the demonstration's county, written straight into the tables: how
 * they came to be is not measured.
 */
export async function addFilledLedger(db: Db, { items, county = '990101' }: { items: number; county?: string }): Promise<void> {
  await sql`
    insert into rectification_number (county_code, last_no) values (${county}, ${items})
    on conflict (county_code) do update set last_no = rectification_number.last_no + ${items}`.execute(db)
  const { rows } = await sql<{ first: number }>`
    select last_no - ${items} as first from rectification_number where county_code = ${county}`.execute(db)
  const { first } = rows[0]!
  await sql`
    insert into rectification_item (county_code, item_no, state, version, source, source_number, source_date, scope, school_code, school_name,
      stage, standard_key, matter, indicator, matter_key, problem, basis, level, value, threshold, gap, unit, run_id, chief, deputy, handler,
      requirement, close_standard, deadline, proof, proof_from, proof_from_why, closed_proof, closed_on, returns, reopenings, is_rebound,
      merged_into, submitted_by, verified_by, created_at, created_by, created_name, changed_at, is_demo)
    select ${county}, ${first}::int + n, s.state, 1, 'self_check', '', null, 'section', lpad((9000000000 + n % 300)::text, 10, '0'),
      '第' || (n % 300 + 1) || '小学（虚构）', case when n % 3 = 0 then 'junior' else 'primary' end, 'quality_balanced_2017', 'indicator',
      'L' || (n % 7 + 1), null, '第' || (n % 300 + 1) || '小学（虚构）生均面积 4.1，标准 4.5，还缺 ' || n || ' ㎡', '教督〔2017〕6号', 'general',
      4.1, 4.5, n, '㎡', null, '甲局长（虚构）', '乙副局长（虚构）', '丙科长（虚构）', '改造功能用房 ' || n || ' ㎡，购置仪器设备', '新一轮数据达标',
      case when n % 11 = 0 then null else date '2026-06-01' + (n % 700) end, 'data', date '2027-09-01', '下一个 9 月 1 日', null,
      case when s.state = 'closed' then date '2026-11-01' end, n % 4, 0, false, null, null, null, now(), gen_random_uuid(), '陈统筹（虚构）',
      now() - n * interval '1 minute', true
    from generate_series(1, ${items}::int) n,
      lateral (select (array['open', 'in_progress', 'in_progress', 'submitted', 'verified', 'closed', 'closed'])[n % 7 + 1] as state) s`.execute(
    db,
  )
  await sql`
    insert into item_unit (county_code, item_no, part, position, org_id, name)
    select ${county}, ${first}::int + n, p.part, 1, null, p.name || (n % p.many + 1) || '（虚构）'
    from generate_series(1, ${items}::int) n, (values ('unit', '镇街', 30), ('section', '科室', 8)) p (part, name, many)`.execute(
    db,
  )
  await sql`
    insert into item_fund (county_code, item_no, position, amount_cny, source)
    select ${county}, ${first}::int + n, 1, case when n % 3 = 0 then null else n * 100 end, '县级财政' from generate_series(1, ${items}::int) n`.execute(
    db,
  )
  await sql`
    insert into item_milestone (county_code, item_no, milestone_no, version, due, text, published, promised, created_at, created_name)
    select ${county}, ${first}::int + n, m, 1, date '2026-06-01' + (n % 700) - 30 * (3 - m), '完成第' || m || '步', '', null, now(), '陈统筹（虚构）'
    from generate_series(1, ${items}::int) n, generate_series(1, 3) m`.execute(db)
  // As the database does by itself within a minute.
  await sql`vacuum analyze rectification_item, item_unit, item_fund, item_milestone`.execute(db)
}
