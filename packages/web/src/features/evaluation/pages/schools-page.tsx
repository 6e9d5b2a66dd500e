import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Input, Select } from 'antd'
import { useDeferredValue, useMemo } from 'react'
import { MarkWord } from '../../../shared/marks.tsx'
import { figure } from '../../../shared/numbers.ts'
import { SavedViews } from '../../../shared/saved-views.tsx'
import { SchoolPagesButton } from '../../../shared/school-pages-button.tsx'
import { STAGE_NAMES } from '../../../shared/standards.ts'
import { Failed, Loading } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { useUrl } from '../../../shared/url.ts'
import { useWords } from '../../../shared/words.ts'
import { schoolsQuery } from '../api.ts'
import { FilterNote } from '../components/filter-note.tsx'
import { JudgedPage } from '../components/judged-page.tsx'
import { TraitPickers } from '../components/trait-pickers.tsx'
import { type ListedSchool, linesWithGroups } from '../school-filter.ts'
import { LIST_KEYS, listedSchools, pupilsOf, schoolMark } from '../school-list.ts'
import '../school.css'
import { ENGLISH } from '../schools-english.ts'
import type { Judged } from '../use-judged.ts'
import { useSchoolGroups } from '../use-school-groups.ts'

export default function SchoolsPage() {
  const say = useText(ENGLISH)
  return <JudgedPage name={say('学校')}>{(judged) => <Schools judged={judged} />}</JudgedPage>
}

function Schools({ judged }: { judged: Judged }) {
  const say = useText(ENGLISH)
  const { data, error, refetch } = useQuery(schoolsQuery(judged.package.id, judged.asked))
  const groups = useSchoolGroups()
  const listed = useMemo(() => data && groups && linesWithGroups(data.schools, groups), [data, groups])
  const failing = data?.schools.filter(({ verdict }) => verdict === 'unmet').length ?? 0
  const n = data?.schools.length ?? 0
  return (
    <>
      <h1>
        {!data
          ? say('学校')
          : failing > 0
            ? say('{failing} 所学校有学段未达标，共 {n} 所', { failing, n })
            : say('全县 {n} 所学校', { n })}
      </h1>
      {!listed && !error ? <Loading what={say('正在载入学校')} /> : null}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {listed ? (
        <div className="no-print">
          <SchoolPagesButton source={judged.package.id} asked={judged.asked} />
        </div>
      ) : null}
      {listed ? <List schools={listed} /> : null}
    </>
  )
}

function List({ schools }: { schools: readonly ListedSchool[] }) {
  const say = useText(ENGLISH)
  const [search] = useUrl()
  const wanted = useDeferredValue(search)
  const rows = useMemo(() => listedSchools(schools, wanted), [schools, wanted])
  const [n, total] = [rows.length, schools.length]
  return (
    <>
      <Filters schools={schools} />
      <FilterNote />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
      <section className="frame" aria-label={say('学校列表')} tabIndex={0}>
        <table className="t t-cards schools">
          <thead>
            <tr>
              <th scope="col">{say('学校')}</th>
              <th scope="col">{say('资源配置')}</th>
              <th scope="col">{say('类型')}</th>
              <th scope="col">{say('镇街')}</th>
              <th scope="col">{say('学段')}</th>
              <th scope="col" className="num">
                {say('学生')}
                <span className="head-unit">{say('人')}</span>
              </th>
              <th scope="col" className="num">
                {say('没做到的要求')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((school) => (
              <Row key={school.code} school={school} />
            ))}
          </tbody>
        </table>
        {n === 0 ? <p className="state">{say('没有符合筛选的学校，请减少筛选条件。')}</p> : null}
      </section>
      <p className="dim small" role="status">
        {n === total ? say('共 {n} 所', { n }) : say('{n} 所，共 {total} 所', { n, total })}
      </p>
    </>
  )
}

function Filters({ schools }: { schools: readonly ListedSchool[] }) {
  const say = useText(ENGLISH)
  const words = useWords()
  const [search, change] = useUrl()
  const { q, stage, verdict, duty } = search
  const marks = (['unmet', 'not_judgeable', 'met', 'out'] as const).filter((mark) => schools.some((s) => schoolMark(s) === mark))
  return (
    <div className="row no-print">
      <Input
        aria-label={say('搜索学校')}
        placeholder={say('校名、拼音首字母或代码')}
        style={{ width: 220 }}
        allowClear
        value={q ?? ''}
        onChange={(e) => change({ q: e.target.value }, 'replace')}
      />
      {(['primary', 'junior'] as const).map((each) => (
        <button
          key={each}
          type="button"
          className="chip"
          aria-pressed={stage === each}
          onClick={() => change({ stage: stage === each ? undefined : each })}
        >
          {say(STAGE_NAMES[each])}
        </button>
      ))}
      <button type="button" className="chip" aria-pressed={duty === '1'} onClick={() => change({ duty: duty ? undefined : '1' })}>
        {say('有没做到的要求')}
      </button>
      <TraitPickers of={schools} countOf={(wanted) => listedSchools(schools, wanted).length} />
      {marks.length > 1 ? (
        <Select
          aria-label={say('资源配置')}
          style={{ minWidth: 120 }}
          value={verdict ?? ''}
          onChange={(value: string) => change({ verdict: value })}
          options={[{ value: '', label: say('全部结论') }, ...marks.map((value) => ({ value, label: words[value] }))]}
        />
      ) : null}
      {LIST_KEYS.some((key) => search[key]) ? (
        <button
          type="button"
          className="link small"
          onClick={() => change(Object.fromEntries(LIST_KEYS.map((key) => [key, undefined])))}
        >
          {say('清除筛选')}
        </button>
      ) : null}
      <SavedViews room="schools" keys={LIST_KEYS} />
      <button type="button" className="chip" onClick={() => print()}>
        {say('打印')}
      </button>
    </div>
  )
}

function Row({ school }: { school: ListedSchool }) {
  const say = useText(ENGLISH)
  const mark = schoolMark(school)
  return (
    <tr>
      <th scope="row">
        <Link to="/schools/$code" params={{ code: school.code }} search={(s) => ({ ...s, explain: undefined })}>
          {school.name}
        </Link>
      </th>
      <td className="nowrap" data-label={say('资源配置')}>
        {mark ? <MarkWord mark={mark} /> : <span className="dim">{say('本标准不逐校判定')}</span>}
      </td>
      <td data-label={say('类型')}>{school.type}</td>
      <td data-label={say('镇街')}>{school.town ?? '—'}</td>
      <td className="nowrap" data-label={say('学段')}>
        {school.stages.map(({ stage, excluded }, i) => (
          <span key={stage} className={excluded === null ? '' : 'dim'} title={excluded ?? undefined}>
            {i > 0 ? '、' : ''}
            {say(STAGE_NAMES[stage])}
          </span>
        ))}
      </td>
      <td className="num" data-label={say('学生')}>
        {figure(pupilsOf(school), 0)}
      </td>
      <td className="num" data-label={say('没做到的要求')}>
        {school.duties.unmet > 0 ? (
          <span className="mark-unmet">{say('{n} 项', { n: school.duties.unmet })}</span>
        ) : (
          <span className="dim">0</span>
        )}
      </td>
    </tr>
  )
}
