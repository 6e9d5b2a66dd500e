import type { SelfCheckSheet } from '@junheng/core/features/collection/round/open/board-schema.ts'
import { suggestionOf } from '@junheng/core/features/collection/round/open/self-check.ts'
import type { ReturnDetail } from '@junheng/core/features/collection/round/schema.ts'
import { pathOf } from '@junheng/core/features/collection/round/value-path.ts'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Button, Popconfirm } from 'antd'
import { date, dateTime } from '../../../../../shared/dates.ts'
import { MarkWord } from '../../../../../shared/marks.tsx'
import { PageFrame } from '../../../../../shared/page-frame.tsx'
import { Failed, Loading } from '../../../../../shared/states.tsx'
import { useText } from '../../../../../shared/text.ts'
import { returnQuery, useStep } from '../../fill/api.ts'
import { DueWord } from '../../fill/components/due-word.tsx'
import { selfCheckQuery } from '../api.ts'
import { isWaiting } from '../board-view.ts'
import { SelfLine } from '../components/self-line.tsx'
import { StateWord } from '../components/state-word.tsx'
import { ENGLISH } from '../open-english.ts'
import { type SelfValues, useSelfValues } from '../use-self-values.ts'
import '../open.css'

/** A 自查 as one sheet to fill in and to print: each rule, what the data says of it, and what the unit concludes. */
export default function SelfCheckPage() {
  const say = useText(ENGLISH)
  const { id } = useParams({ from: '/inside/returns/$id/self-check' })
  const detail = useQuery(returnQuery(id))
  const sheet = useQuery(selfCheckQuery(id))
  const failed = [detail, sheet].find(({ isError, data }) => isError && !data)
  return (
    <PageFrame name={say('自查表')} context={detail.data ? <span>{detail.data.roundName}</span> : null}>
      {failed ? <Failed error={failed.error} retry={() => void failed.refetch()} /> : null}
      {!failed && !(detail.data && sheet.data) ? <Loading what={say('正在载入自查表')} /> : null}
      {detail.data && sheet.data ? <Sheet key={id} detail={detail.data} sheet={sheet.data} /> : null}
    </PageFrame>
  )
}

interface Props {
  detail: ReturnDetail
  sheet: SelfCheckSheet
}

function Sheet({ detail, sheet: { lines, standard } }: Props) {
  const say = useText(ENGLISH)
  const values = useSelfValues(detail)
  const isReadOnly = !detail.mayDo.includes('save')
  const open = lines.flatMap(({ key, judged }) => {
    const path = pathOf.self(key, 'conclusion')
    const value = judged && values.read(path) === '' ? suggestionOf(judged) : null
    return value === null ? [] : [{ path, value }]
  })
  const done = lines.filter(({ key }) => values.read(pathOf.self(key, 'conclusion')) !== '').length
  return (
    <>
      <div className="row board-head">
        <h1>{say('{unit}自查表', { unit: detail.unitName })}</h1>
        <div className="row no-print">
          {!isReadOnly && open.length > 0 ? (
            <Button onClick={() => values.save(open)}>{say('按数据填入 {n} 项结论', { n: open.length })}</Button>
          ) : null}
          <Button onClick={() => print()}>{say('打印')}</Button>
          <Steps detail={detail} values={values} isComplete={done === lines.length} />
        </div>
      </div>
      <p className="row">
        <StateWord row={{ state: detail.state, openedAt: detail.firstOpenedAt }} />
        <DueWord due={detail.due} today={date(new Date().toISOString())} isWaiting={isWaiting(detail)} />
        <span className="dim">{standard}</span>
        <span className="dim">{say('已有结论 {done} / {n} 项', { done, n: lines.length })}</span>
        <span className="dim no-print" role="status">
          {values.isSaving
            ? say('正在保存')
            : values.savedAt
              ? say('已保存 {at}', { at: dateTime(values.savedAt).slice(-5) })
              : ''}
        </span>
      </p>
      {values.error ? <Failed error={values.error} title={say('没有保存')} /> : null}
      {values.isOverridden ? (
        <p className="notice notice-spare" role="alert">
          {say('有的内容刚被别人改过，已显示最新的，请核对。')}
        </p>
      ) : null}
      <div className="frame">
        <table className="t t-cards self-check">
          <thead>
            <tr>
              {(['要求', '按现有数据', '自查结论', '存在的问题', '整改措施、责任人和时限'] as const).map((head) => (
                <th key={head} scope="col">
                  {say(head)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <SelfLine key={line.key} line={line} values={values} isReadOnly={isReadOnly}>
                {line.judged ? (
                  <>
                    <MarkWord mark={line.judged.verdict} />
                    <div className="dim small">{line.judged.words}</div>
                  </>
                ) : (
                  <span className="dim">{say('不由学校数据判定')}</span>
                )}
              </SelfLine>
            ))}
          </tbody>
        </table>
      </div>
      <p>
        {detail.attested && detail.submittedAt
          ? say('签认：{name}，{at}', { name: detail.attested.name, at: dateTime(detail.submittedAt) })
          : say('签认：＿＿＿＿＿＿　日期：＿＿＿＿＿＿')}
      </p>
    </>
  )
}

function Steps({ detail, values, isComplete }: { detail: ReturnDetail; values: SelfValues; isComplete: boolean }) {
  const say = useText(ENGLISH)
  const signing = useStep(detail.id, 'submit')
  const taking = useStep(detail.id, 'withdraw')
  const error = signing.error ?? taking.error
  return (
    <>
      {detail.mayDo.includes('withdraw') ? (
        <Button loading={taking.isPending} onClick={() => taking.mutate(detail.revision)}>
          {say('撤回修改')}
        </Button>
      ) : null}
      {detail.mayDo.includes('submit') ? (
        <Popconfirm
          title={say('签认后提交给督导室，提交后不能再改。')}
          okText={say('签认并提交')}
          cancelText={say('取消')}
          onConfirm={() => signing.mutate(detail.revision)}
        >
          <Button type="primary" disabled={!isComplete || values.isSaving} loading={signing.isPending}>
            {isComplete ? say('签认并提交') : say('各项有结论后可提交')}
          </Button>
        </Popconfirm>
      ) : null}
      {error ? <Failed error={error} /> : null}
    </>
  )
}
