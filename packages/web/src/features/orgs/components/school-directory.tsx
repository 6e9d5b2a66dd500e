import { factWords } from '@junheng/core/features/orgs/fact-words.ts'
import { AUTHORITIES, KNOWN_TAGS } from '@junheng/core/features/orgs/kinds.ts'
import type { Directory, Org } from '@junheng/core/features/orgs/schema.ts'
import { Button, Input, Select } from 'antd'
import { useDeferredValue, useMemo } from 'react'
import { useText } from '../../../shared/text.ts'
import { useUrl } from '../../../shared/url.ts'
import { ENGLISH } from '../orgs-english.ts'
import { listedSchools, typeName } from '../tree-lines.ts'
import { ToOrg } from './org-sheet.tsx'

const COLUMNS = [
  ['name', '学校'],
  ['code', '标识码'],
  ['type', '办学类型'],
  ['town', '镇街'],
  ['authority', '隶属'],
  ['ownership', '办别'],
  ['parent', '上级'],
  ['founded', '建校年'],
  ['capacity', '设计规模'],
  ['tags', '标签'],
] as const
const SORTABLE = new Set(['name', 'code', 'type', 'town', 'founded', 'capacity'])

/** The schools as a list: filtered and sorted in the address, exported as shown. */
export function SchoolDirectory({ directory }: { directory: Directory }) {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const wanted = useDeferredValue(search)
  const rows = useMemo(() => listedSchools(directory, { ...wanted, q: wanted['find'] }), [directory, wanted])
  const schools = useMemo(() => directory.orgs.filter((org) => org.kind === 'school'), [directory])
  const places = new Map(directory.regions.map(({ code, name }) => [code, name]))
  const names = new Map(directory.orgs.map((org) => [org.id, org.facts.name]))
  const sort = search['sort'] ?? 'name'
  const save = async () => {
    const { saveXlsx } = await import('../../../shared/xlsx.ts')
    const words = rows.map(({ facts, parentId, tags }) => ({
      ...factWords(facts),
      镇街: places.get(facts.region) ?? facts.region,
      上级: names.get(parentId ?? '') ?? '',
      标签: tags.join('、'),
    }))
    const header = Object.keys(words[0] ?? {})
    await saveXlsx(
      `学校名录-${directory.asOf}.xlsx`,
      '学校',
      header,
      words.map((row) => Object.values(row)),
    )
  }
  const chooser = (key: string, label: string, all: string, options: readonly (readonly [string, string])[]) => (
    <Select
      aria-label={label}
      style={{ minWidth: 130 }}
      value={search[key] ?? ''}
      onChange={(value: string) => change({ [key]: value || undefined })}
      options={[{ value: '', label: all }, ...options.map(([value, text]) => ({ value, label: text }))]}
    />
  )
  const types = new Map(schools.map((org) => [org.facts.school?.typeCode ?? '', typeName(org)]))
  const towns = new Set(schools.map((org) => org.facts.region))
  const parents = [...new Set(schools.flatMap((org) => org.parentId ?? []))].map((id) => [id, names.get(id) ?? ''] as const)
  const tags = new Set([...KNOWN_TAGS, ...schools.flatMap((org) => org.tags)])
  return (
    <>
      <div className="row no-print">
        <Input
          aria-label={say('查找机构或学校')}
          placeholder={say('名称、别名、拼音首字母或标识码')}
          className="orgs-find"
          style={{ width: 280 }}
          allowClear
          value={search['find'] ?? ''}
          onChange={(e) => change({ find: e.target.value }, 'replace')}
        />
        {chooser(
          'type',
          say('办学类型'),
          say('全部类型'),
          [...types].filter(([code]) => code !== ''),
        )}
        {chooser(
          'town',
          say('镇街'),
          say('全部镇街'),
          [...towns].sort().map((code) => [code, places.get(code) ?? code] as const),
        )}
        {chooser(
          'authority',
          say('隶属'),
          say('全部隶属'),
          AUTHORITIES.map((each) => [each, each] as const),
        )}
        {chooser('ownership', say('办别'), say('公办和民办'), [
          ['public', say('公办')],
          ['private', say('民办')],
        ])}
        {chooser('parent', say('上级'), say('全部上级'), parents)}
        {chooser(
          'tag',
          say('标签'),
          say('全部标签'),
          [...tags].map((each) => [each, each] as const),
        )}
        <Button className="row-end" onClick={() => void save()} disabled={rows.length === 0}>
          {say('导出所列')}
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
      <section className="frame orgs-schools" aria-label={say('学校名录')} tabIndex={0}>
        <table className="t t-cards">
          <thead>
            <tr>
              {COLUMNS.map(([key, label]) => (
                <th
                  key={key}
                  scope="col"
                  className={key === 'capacity' ? 'num' : ''}
                  aria-sort={sort === key ? 'ascending' : sort === `-${key}` ? 'descending' : undefined}
                >
                  {SORTABLE.has(key) ? (
                    <button
                      type="button"
                      className="orgs-sort"
                      onClick={() => change({ sort: sort === key ? `-${key}` : key === 'name' ? undefined : key }, 'replace')}
                    >
                      {say(label)}
                      <span aria-hidden="true">{sort === key ? ' ↑' : sort === `-${key}` ? ' ↓' : ''}</span>
                    </button>
                  ) : (
                    say(label)
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((org) => (
              <Row
                key={org.id}
                org={org}
                town={places.get(org.facts.region) ?? org.facts.region}
                parent={names.get(org.parentId ?? '') ?? '—'}
              />
            ))}
          </tbody>
        </table>
        {rows.length === 0 ? <p className="state">{say('没有符合筛选的学校，请减少筛选条件。')}</p> : null}
      </section>
      <p className="dim small" role="status">
        {say('{n} 所，共 {total} 所', { n: rows.length, total: schools.length })}
      </p>
    </>
  )
}

function Row({ org, town, parent }: { org: Org; town: string; parent: string }) {
  const say = useText(ENGLISH)
  const { facts, tags } = org
  const school = facts.school
  return (
    <tr>
      <th scope="row">
        <ToOrg id={org.id} name={facts.name} />
      </th>
      <td data-label={say('标识码')}>{facts.schoolCode ?? '—'}</td>
      <td data-label={say('办学类型')}>{typeName(org) || '—'}</td>
      <td data-label={say('镇街')}>{town}</td>
      <td data-label={say('隶属')}>{school?.authority ?? '—'}</td>
      <td data-label={say('办别')} className="nowrap">
        {school?.ownership ? say(school.ownership === 'public' ? '公办' : '民办') : '—'}
      </td>
      <td data-label={say('上级')}>{parent}</td>
      <td data-label={say('建校年')}>{school?.foundingYear ?? '—'}</td>
      <td data-label={say('设计规模')} className="num">
        {school?.designCapacity ?? '—'}
      </td>
      <td data-label={say('标签')}>{tags.join('、')}</td>
    </tr>
  )
}
