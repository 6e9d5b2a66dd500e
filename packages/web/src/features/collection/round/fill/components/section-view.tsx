import { figureOf, hintsOf, indicatorNow } from '@junheng/core/features/collection/round/fill/hints.ts'
import type { FormGroup, FormIndicator, FormSection } from '@junheng/core/features/collection/round/fill/schema.ts'
import { readRow } from '@junheng/core/features/collection/round/value-path.ts'
import { useMemo } from 'react'
import { GLYPHS } from '../../../../../shared/marks.tsx'
import { besideLine, plain } from '../../../../../shared/numbers.ts'
import { useText } from '../../../../../shared/text.ts'
import { ENGLISH } from '../fill-english.ts'
import { fieldsIn, useEveryChange, useFill } from '../use-fill.ts'
import { FieldRow } from './field-row.tsx'
import { ListTable } from './list-table.tsx'
import { SchoolGrid } from './school-grid.tsx'
import { UploadedList } from './uploaded-list.tsx'

/** One section of the form: its figures by stage, or its list, or its table of schools. */
export function SectionView({ section }: { section: FormSection }) {
  const { list, grid } = section
  return (
    <section className="card card-flush stack fill-section" aria-labelledby={`section-${section.key}`}>
      <div className="fill-section-head">
        <h2 id={`section-${section.key}`}>{section.zh}</h2>
        <p className="dim small">{section.about}</p>
      </div>
      {section.groups.length > 0 ? <Groups section={section} /> : null}
      {list && list.columns.length > 0 ? <ListTable list={list} name={section.zh} /> : null}
      {list && list.columns.length === 0 ? <UploadedList list={list} /> : null}
      {grid ? <SchoolGrid grid={grid} name={section.zh} /> : null}
    </section>
  )
}

function Groups({ section }: { section: FormSection }) {
  const { store, form } = useFill()
  const ticks = useEveryChange(store)
  const valueAt = (path: string): string => form.elsewhere[path]?.value ?? store.read(path).value
  // biome-ignore lint/correctness/useExhaustiveDependencies: the values stand in the store; each change of one is a tick
  const hints = useMemo(() => {
    const classes = store.paths().filter((path) => path.startsWith('classes/'))
    const rows = classes.map((path) => readRow(store.read(path).value)).filter((row) => row !== null)
    return hintsOf(form.stages, (path) => figureOf(valueAt(path)), rows)
  }, [ticks, form, store])
  const indicators = form.indicators.filter((indicator) => indicator.section === section.key)
  return (
    <>
      {section.groups.map((group) => (
        <Group key={group.zh} group={group} isAlone={section.groups.length === 1} hints={hints} />
      ))}
      {indicators.length > 0 ? <Indicators indicators={indicators} valueAt={valueAt} /> : null}
    </>
  )
}

function Group({ group, isAlone, hints }: { group: FormGroup; isAlone: boolean; hints: ReturnType<typeof hintsOf> }) {
  const say = useText(ENGLISH)
  const table = (
    <table className="t t-cards fill-table">
      <caption className="sr">{group.zh}</caption>
      <thead>
        <tr>
          <th scope="col">{say('项目')}</th>
          <th scope="col">{say('本年')}</th>
          <th scope="col" className="num">
            {say('上年')}
          </th>
          <th scope="col" className="num">
            {say('变化')}
          </th>
          <th scope="col">{say('其他口径')}</th>
        </tr>
      </thead>
      <tbody>
        {group.fields.map((field) => (
          <FieldRow
            key={field.path}
            field={field}
            name={group.stage ? `${group.zh} ${field.zh}` : field.zh}
            hint={hints.get(field.path)}
          />
        ))}
      </tbody>
    </table>
  )
  if (group.isFolded)
    return (
      <details className="fill-folded">
        <summary>{group.zh}</summary>
        {table}
      </details>
    )
  return (
    <div>
      {isAlone && group.stage === null ? null : <h3 className="fill-group">{group.zh}</h3>}
      {table}
    </div>
  )
}

/** What the figures come to while they are typed. It judges nothing: shared resources are not split by stage here. */
function Indicators({ indicators, valueAt }: { indicators: readonly FormIndicator[]; valueAt: (path: string) => string }) {
  const say = useText(ENGLISH)
  const { form } = useFill()
  const ofSchool = useMemo(
    () =>
      new Set(
        form.sections
          .flatMap((section) => fieldsIn(section))
          .filter(({ path }) => path.startsWith('schools/'))
          .map(({ key }) => key),
      ),
    [form],
  )
  const figures = (path: string) => figureOf(valueAt(path))
  return (
    <div className="fill-now">
      <h3>{say('实时测算')}</h3>
      <ul>
        {indicators.flatMap((indicator) =>
          form.stages.map((stage) => {
            const value = indicatorNow(indicator, stage, form.stages, figures, (key) => ofSchool.has(key))
            const line = indicator.thresholds?.[stage] ?? null
            const mark = Number.isNaN(value) || line === null ? 'not_judgeable' : value >= line ? 'met' : 'unmet'
            return (
              <li key={`${indicator.code} ${stage}`}>
                <span className="dim">
                  {indicator.code} {indicator.zh} {stage === 'primary' ? say('小学') : say('初中')}
                </span>{' '}
                <span className={`mark-${mark} nowrap`}>
                  <span aria-hidden="true">{GLYPHS[mark]} </span>
                  {Number.isNaN(value) ? say('数据不全') : besideLine(value, line, indicator.decimals)}
                  {line === null ? null : ` / ${plain(line)} ${indicator.unit}`}
                </span>
              </li>
            )
          }),
        )}
      </ul>
      <p className="dim small">
        {form.stages.length > 1
          ? say('按现在填的数计算，共用资源未拆分学段；正式结果以评估为准。')
          : say('按现在填的数计算；正式结果以评估为准。')}
      </p>
    </div>
  )
}
