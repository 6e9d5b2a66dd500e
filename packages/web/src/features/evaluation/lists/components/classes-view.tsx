import type { CountyLists } from '@junheng/core/features/evaluation/lists/county-lists.ts'
import type { LargeClass, LargeGrade } from '@junheng/core/features/evaluation/lists/large-classes.ts'
import { figure } from '../../../../shared/numbers.ts'
import { PlainTable } from '../../../../shared/plain-table.tsx'
import { STAGE_NAMES } from '../../../../shared/standards.ts'
import { type Say, useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import type { TraitsOf } from '../../use-traits.ts'
import { shownLines } from '../list-rows.ts'
import { ENGLISH } from '../lists-english.ts'
import { ListTools } from './list-tools.tsx'
import { SchoolLink } from './school-link.tsx'

const BANDS = { over: '超出上限', large: '大班额（≥56 人）', huge: '超大班额（≥66 人）' } as const

/** 大班额: what each grade lacks, and the classes over the line one by one. */
export function ClassesView({ lists, traitsOf }: { lists: CountyLists; traitsOf: TraitsOf | undefined }) {
  const say = useText(ENGLISH)
  const [search] = useUrl()
  if (!lists.hasClassLine) return <Plain title={say('大班额')} text={say('这个标准没有班额上限。')} />
  const [classes, grades] = [shownLines(lists.classes, search, traitsOf), shownLines(lists.grades, search, traitsOf)]
  const total = (of: readonly LargeClass[]) => of.reduce((sum, { count }) => sum + count, 0)
  const more = lists.grades.reduce((sum, grade) => sum + (grade.more ?? 0), 0)
  const schools = new Set(lists.classes.map(({ code }) => code)).size
  const words = { n: total(lists.classes), s: schools, m: more }
  const title =
    lists.classes.length === 0
      ? say('没有超过上限的班级')
      : more > 0
        ? say('大班额 {n} 个班，涉及 {s} 校；还需增加 {m} 个班', words)
        : say('大班额 {n} 个班，涉及 {s} 校；重新分班即可', words)
  return (
    <>
      <h1>{title}</h1>
      {lists.unknownClasses.length > 0 ? (
        <p className="notice">
          {say('班级没有报全：{names}', { names: lists.unknownClasses.map(({ text }) => text).join('、') })}
        </p>
      ) : null}
      {lists.classes.length > 0 ? (
        <>
          <ListTools
            of={lists.classes}
            traitsOf={traitsOf}
            ofStages
            shown={total(classes)}
            all={total(lists.classes)}
            file={`${lists.county.name}-大班额`}
            sheet="大班额"
            header={[
              '学校',
              '学校代码',
              '镇街',
              '学段',
              '年级',
              '班级',
              '学生数',
              '上限',
              '超出',
              '级别',
              '本年级学生',
              '本年级现有班',
              '至少需要',
              '还差（个班）',
            ]}
            rows={classes.map((line) => classRow(line, lists.grades, say))}
          />
          {grades.length > 0 ? <Grades grades={grades} /> : null}
          <section className="card card-flush stack" aria-labelledby="list-classes">
            <h2 id="list-classes">{say('按班级：超过上限的班')}</h2>
            <PlainTable
              label={say('按班级：超过上限的班')}
              heads={[
                say('学校'),
                say('年级'),
                say('班级'),
                { num: say('学生') },
                { num: say('上限') },
                { num: say('超出') },
                say('级别'),
              ]}
            >
              {classes.map((line) => (
                <tr key={`${line.code} ${line.stage} ${line.grade} ${line.className}`}>
                  <th scope="row">
                    <SchoolLink {...line} /> <span className="dim small">{say(STAGE_NAMES[line.stage])}</span>
                  </th>
                  <td data-label={say('年级')}>{gradeName(line.grade, say)}</td>
                  <td data-label={say('班级')}>{line.className}</td>
                  <td className="num" data-label={say('学生')}>
                    {figure(line.students, 0)}
                  </td>
                  <td className="num dim" data-label={say('上限')}>
                    {line.limit}
                  </td>
                  <td className="num" data-label={say('超出')}>
                    <strong>{figure(line.over, 0)}</strong>
                  </td>
                  <td className={line.band === 'over' ? '' : 'mark-unmet'} data-label={say('级别')}>
                    <span aria-hidden="true">{line.band === 'huge' ? '■ ' : line.band === 'large' ? '▲ ' : '· '}</span>
                    {say(BANDS[line.band])}
                  </td>
                </tr>
              ))}
            </PlainTable>
          </section>
          {classes.length === 0 ? <p className="dim">{say('没有符合筛选的')}</p> : null}
        </>
      ) : null}
      <section className="card small">
        <ul className="bullets lines">
          <li>
            {say(
              '至少需要的班 = 年级学生数 ÷ 上限，向上取整；还差 = 至少需要 − 现有班，一个班要一间教室和相应的教师。为 0 时现有班数已够，重新分班即可。',
            )}
          </li>
          <li>
            {say('上限按标准：小学 45 人，初中 50 人。56 人、66 人是教育统计里“大班额”“超大班额”的分界，只作分级，不影响结论。')}
          </li>
        </ul>
      </section>
    </>
  )
}

function Grades({ grades }: { grades: readonly LargeGrade[] }) {
  const say = useText(ENGLISH)
  return (
    <section className="card card-flush stack" aria-labelledby="list-grades">
      <h2 id="list-grades">{say('按年级：需要增加的班')}</h2>
      <PlainTable
        label={say('按年级：需要增加的班')}
        heads={[
          say('学校'),
          say('年级'),
          { num: say('学生') },
          { num: say('现有班') },
          { num: say('最大班') },
          { num: say('上限') },
          { num: say('至少需要') },
          say('还差'),
        ]}
      >
        {grades.map((grade) => (
          <tr key={`${grade.code} ${grade.stage} ${grade.grade}`}>
            <th scope="row">
              <SchoolLink {...grade} /> <span className="dim small">{say(STAGE_NAMES[grade.stage])}</span>
            </th>
            <td data-label={say('年级')}>{gradeName(grade.grade, say)}</td>
            <td className="num" data-label={say('学生')}>
              {figure(grade.students, 0)}
            </td>
            <td className="num" data-label={say('现有班')}>
              {grade.classes}
            </td>
            <td className="num" data-label={say('最大班')}>
              {figure(grade.largest, 0)}
            </td>
            <td className="num dim" data-label={say('上限')}>
              {grade.limit}
            </td>
            <td className="num" data-label={say('至少需要')}>
              {figure(grade.needed, 0)}
            </td>
            <td data-label={say('还差')}>{lackText(grade, say)}</td>
          </tr>
        ))}
      </PlainTable>
    </section>
  )
}

function lackText({ more }: LargeGrade, say: Say<typeof ENGLISH>) {
  if (more === null) return <span className="dim">{say('无法判定')}</span>
  return more > 0 ? <strong className="mark-unmet">{say('缺 {n} 个班', { n: more })}</strong> : say('重新分班即可')
}

const gradeName = (grade: number | null, say: Say<typeof ENGLISH>): string =>
  grade === null ? say('未报年级') : say('{n} 年级', { n: grade })

function classRow(line: LargeClass, grades: readonly LargeGrade[], say: Say<typeof ENGLISH>) {
  const { code, name, town, stage, grade, className, students, limit, over, band } = line
  const of = grades.find((each) => each.code === code && each.stage === stage && each.grade === grade)
  return [
    name,
    code,
    town,
    STAGE_NAMES[stage],
    grade,
    className,
    students,
    limit,
    over,
    say(BANDS[band]),
    of?.students ?? null,
    of?.classes ?? null,
    of?.needed ?? null,
    of?.more ?? null,
  ]
}

/** A list the standard does not know of. */
export function Plain({ title, text }: { title: string; text: string }) {
  return (
    <>
      <h1>{title}</h1>
      <p>{text}</p>
    </>
  )
}
