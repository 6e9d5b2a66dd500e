import type { CoreResults } from '@junheng/core/features/evaluation/judgements/core-results/contract.ts'
import { coreFailedCount, coreOf, markAt, withMark } from '@junheng/core/features/evaluation/judgements/core-results/marks.ts'
import type { CoreItem } from '@junheng/core/features/evaluation/judgements/rubric-schema.ts'
import type { CountyItems } from '@junheng/core/features/evaluation/judgements/schema.ts'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { ExportMenu } from '../../../../shared/export-menu.tsx'
import { useMay } from '../../../../shared/session.ts'
import { Empty, Failed } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import type { Judged } from '../../use-judged.ts'
import { useSaveCoreResults } from './api.ts'
import { ENGLISH } from './core-english.ts'
import { CoreGrid } from './core-grid.tsx'
import './core-results.css'
import { PasteIn } from './paste-in.tsx'
import { useMarks } from './use-marks.ts'
import { VetoNames } from './veto-names.tsx'

interface Props {
  judged: Judged
  items: CountyItems
  lines: readonly CoreItem[]
  results: CoreResults
  refetch: () => void
}

const FILTERS = ['all', 'veto', 'failed', 'open'] as const

/** Schools × items of the province's standard: who reaches what, which schools raise the veto and by which items; the county edits it here. */
export function CoreResultsView({ judged, items, lines, results, refetch }: Props) {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const mayEdit = useMay('judgement.manage') && items.isOwn
  const marks = useMarks(results.results)
  const save = useSaveCoreResults()
  const { failAt, place, schoolYear } = results
  const schools = items.schoolStandard.map((line) => ({ ...line, ...coreOf(marks.marksOf(line.code), lines) }))
  const fits = {
    all: () => true,
    veto: ({ failed }: (typeof schools)[number]) => failed.length >= failAt,
    failed: ({ failed }: (typeof schools)[number]) => failed.length > 0,
    open: ({ unknown }: (typeof schools)[number]) => unknown > 0,
  }
  const words = { all: say('全部'), veto: say('{n} 项及以上', { n: failAt }), failed: say('有不达标'), open: say('没有填全') }
  const filter = FILTERS.find((each) => each === search['filter']) ?? 'all'
  const shown = schools.filter(fits[filter])
  const names = lines.map(({ name }, i) => name || say('第 {n} 项', { n: i + 1 }))
  const put = (school: string, item: number) => {
    const own = marks.marksOf(school)
    marks.put([{ school, marks: withMark(own, item, NEXT[markAt(own, item)], lines.length) }])
  }
  const rows = () =>
    shown.map(({ code, name, failed }) => [
      code,
      name,
      ...lines.map((_, i) => FILE_WORDS[markAt(marks.marksOf(code), i)]),
      coreFailedCount(marks.marksOf(code), lines, failAt) ?? (failed.length > 0 ? failed.length : null),
    ])
  const saveXlsx = async () => {
    const { saveXlsx } = await import('../../../../shared/xlsx.ts')
    const header = ['学校代码', '学校名称', ...names, '不达标项数']
    await saveXlsx(`学校办学基本标准逐项结果-${schoolYear}.xlsx`, '逐项结果', header, rows())
  }
  if (schools.length === 0)
    return (
      <Empty title={say('没有参评的学校')}>
        <p>{say('参评数据中没有要按这套标准判的学校。')}</p>
      </Empty>
    )
  return (
    <section className="stack" aria-labelledby="core-results">
      <h2 id="core-results">{say('各校逐项结果')}</h2>
      <p>
        {mayEdit
          ? say('一所学校有 {n} 项及以上核心指标不达标，即触发一票否决。点一格在 未填、达标、不达标 之间切换。', { n: failAt })
          : say('一所学校有 {n} 项及以上核心指标不达标，即触发一票否决。', { n: failAt })}
      </p>
      <VetoNames schools={schools} names={names} failAt={failAt} />
      {mayEdit ? <Place place={place} judged={judged} /> : null}
      <div className="row no-print">
        {FILTERS.map((each) => (
          <button
            key={each}
            type="button"
            className="chip"
            aria-pressed={filter === each}
            onClick={() => change({ filter: each === 'all' ? undefined : each })}
          >
            {words[each]} <span className="num">{schools.filter(fits[each]).length}</span>
          </button>
        ))}
        <ExportMenu className="row-end" ways={[{ label: say('表格'), save: saveXlsx }]} />
      </div>
      {mayEdit ? (
        <div className="row no-print core-tools">
          <Button
            type="primary"
            disabled={marks.changes.length === 0}
            loading={save.isPending}
            onClick={() => save.mutate({ schoolYear, changes: marks.changes })}
          >
            {say('保存逐项结果')}
          </Button>
          <Button disabled={!marks.canUndo} onClick={marks.undo}>
            {say('撤销')}
          </Button>
          <span className="dim" role="status">
            {marks.changes.length > 0
              ? say('{n} 所学校有未保存的改动', { n: marks.changes.length })
              : save.isSuccess
                ? say('已保存')
                : say('没有未保存的改动')}
          </span>
        </div>
      ) : null}
      {save.error ? (
        <>
          <Failed error={save.error} />
          <p>
            <Button
              onClick={() => {
                save.reset()
                marks.forget()
                refetch()
              }}
            >
              {say('取最新的结果')}
            </Button>
          </p>
        </>
      ) : null}
      {shown.length === 0 ? (
        <Empty title={say('没有这样的学校')}>
          <p>{say('所选范围内没有学校，点“全部”看所有学校。')}</p>
        </Empty>
      ) : (
        <CoreGrid
          schools={shown}
          lines={lines}
          names={names}
          failAt={failAt}
          marksOf={marks.marksOf}
          onPress={mayEdit ? put : null}
        />
      )}
      {mayEdit ? <PasteIn schools={schools} items={lines.length} marksOf={marks.marksOf} onPut={marks.put} /> : null}
    </section>
  )
}

const NEXT = { '-': '1', '1': '0', '0': '-' } as const
const FILE_WORDS = { '-': '', '1': '达标', '0': '不达标' } as const

/** Where saved results go, and whether that is what is judged now. */
function Place({ place, judged }: { place: CoreResults['place']; judged: Judged }) {
  const say = useText(ENGLISH)
  if (!place) return <p className="dim">{say('本学年没有填报轮次，结果只记录在这里；判定仍以数据文件为准。')}</p>
  const { unit, roundName: round, roundId, mayWrite, state } = place
  return (
    <p className="dim">
      {mayWrite
        ? say('保存后写入“{unit}”在{round}的填报，作为评估的数据。', { unit, round })
        : state === 'locked'
          ? say('“{unit}”在{round}的填报已经锁定，结果只记录在这里，不影响判定。', { unit, round })
          : say('“{unit}”在{round}的填报现在不能修改，结果只记录在这里，不影响判定。退回填报后再保存一次即可写入。', {
              unit,
              round,
            })}{' '}
      {judged.package.round?.id === roundId ? null : (
        <>
          {say('现在评估的是另一份数据')}：
          <Link to="/county-items" search={(s) => ({ ...s, package: roundId, run: undefined })}>
            {say('改用本学年填报评估')}
          </Link>
        </>
      )}
    </p>
  )
}
