import { countsOf, LINE_KIND_NAMES, LINE_KINDS, MILESTONES } from '@junheng/core/features/evaluation/recognition/readiness.ts'
import type { Readiness } from '@junheng/core/features/evaluation/recognition/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Input, Select } from 'antd'
import { dateTime } from '../../../../shared/dates.ts'
import { ExportMenu } from '../../../../shared/export-menu.tsx'
import { MarkWord } from '../../../../shared/marks.tsx'
import { PageFrame } from '../../../../shared/page-frame.tsx'
import { Pager } from '../../../../shared/pager.tsx'
import { Empty, Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import { readinessQuery } from '../api.ts'
import { ConditionsCard } from '../components/conditions-card.tsx'
import { DemandsForm } from '../components/demands-form.tsx'
import { KindWord } from '../components/kind-word.tsx'
import { LinesTable } from '../components/lines-table.tsx'
import { MILESTONE_WORDS } from '../components/milestones.ts'
import { ENGLISH } from '../recognition-english.ts'
import '../recognition.css'

const A_PAGE = 50

/** 迎检准备: whether the county may apply, and everything missing before each review, as one list. */
export default function ReadinessPage() {
  const say = useText(ENGLISH)
  const { data, error, isPending, refetch } = useQuery(readinessQuery)
  return (
    <PageFrame name={say('迎检准备')} context={data?.source ? <Judged source={data.source} /> : null}>
      <h1>{say('迎检准备')}</h1>
      {isPending ? <Loading what={say('正在汇总各处尚缺的事项')} /> : null}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data ? (
        <>
          <ConditionsCard conditions={data.conditions} />
          <Lines readiness={data} />
          <DemandsForm readiness={data} />
        </>
      ) : null}
    </PageFrame>
  )
}

function Judged({ source: { package: id, run, name, at } }: { source: NonNullable<Readiness['source']> }) {
  const say = useText(ENGLISH)
  return (
    <>
      <Link to="/evaluation" search={{ package: id, run: run ?? undefined }}>
        {name}
      </Link>
      <span className={run ? 'badge-locked' : 'badge-live'}>
        {run && at ? say('正式评估 · {at}', { at: dateTime(at) }) : say('暂算：按现用数据')}
      </span>
    </>
  )
}

function Lines({ readiness: { lines, source } }: { readiness: Readiness }) {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const kind = LINE_KINDS.find((each) => each === search['kind'])
  const before = MILESTONES.find((each) => each === search['before'])
  const { text } = search
  const page = Number(search['page'] ?? 1)
  const wide = lines.filter(
    (line) => (!before || line.before.includes(before)) && (!text || line.subject.includes(text) || line.text.includes(text)),
  )
  const counts = countsOf(wide)
  const shown = wide.filter((line) => !kind || line.kind === kind)
  const save = async () => {
    const { saveXlsx } = await import('../../../../shared/xlsx.ts')
    await saveXlsx(
      `${say('迎检准备')}.xlsx`,
      say('迎检准备'),
      (['类别', '对象', '缺什么', '学校代码', '须办结于'] as const).map((head) => say(head)),
      shown.map((line) => [
        say(LINE_KIND_NAMES[line.kind]),
        line.subject,
        line.text,
        line.school,
        line.before[0] ? say(MILESTONE_WORDS[line.before[0]]) : say('不要求'),
      ]),
    )
  }
  return (
    <section className="card stack" aria-labelledby="lines">
      <div className="row">
        <h2 id="lines">{say('尚缺的事项 {n}', { n: wide.length })}</h2>
        {source ? (
          <span>
            {say('县级结论')}：<MarkWord mark={source.verdict} />
          </span>
        ) : null}
        <ExportMenu className="row-end no-print" ways={[{ label: say('导出表格（{n} 项）', { n: shown.length }), save }]} />
      </div>
      <div className="row no-print">
        {LINE_KINDS.map((each) => (
          <button
            key={each}
            type="button"
            className="chip"
            aria-pressed={kind === each}
            onClick={() => change({ kind: kind === each ? undefined : each, page: undefined })}
          >
            <KindWord kind={each} /> <span className="num">{counts[each]}</span>
          </button>
        ))}
        <Select
          aria-label={say('阶段')}
          popupMatchSelectWidth={false}
          value={before ?? 'all'}
          onChange={(next) => change({ before: next === 'all' ? undefined : next, page: undefined })}
          options={[
            { value: 'all', label: say('各阶段') },
            ...MILESTONES.map((value) => ({ value, label: say(MILESTONE_WORDS[value]) })),
          ]}
        />
        <Input.Search
          aria-label={say('在事项里查找')}
          placeholder={say('在事项里查找')}
          defaultValue={text ?? ''}
          onSearch={(next) => change({ text: next.trim() || undefined, page: undefined })}
          style={{ width: 200 }}
        />
      </div>
      {shown.length === 0 ? (
        <Empty title={lines.length === 0 && source ? say('没有尚缺的事项') : say('所选范围内没有事项')}>
          {source ? null : (
            <p>{say('还没有可以评估的数据。锁定一轮填报或提交一份县级数据后，这里列出未达标和无法判定的项目。')}</p>
          )}
        </Empty>
      ) : (
        <>
          <LinesTable lines={shown.slice((page - 1) * A_PAGE, page * A_PAGE)} source={source} />
          <Pager page={page} size={A_PAGE} total={shown.length} onPage={(next) => change({ page: String(next) })} />
        </>
      )}
    </section>
  )
}
