import type { CoreItem, Rubrics } from '@junheng/core/features/evaluation/judgements/rubric-schema.ts'
import type { CountyItems } from '@junheng/core/features/evaluation/judgements/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Input, InputNumber } from 'antd'
import { useId, useState } from 'react'
import { useMay } from '../../../../shared/session.ts'
import { Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import type { Judged } from '../../use-judged.ts'
import { rubricsQuery, useSetCoreItems } from '../api.ts'
import { coreResultsQuery } from '../core-results/api.ts'
import { CoreResultsView } from '../core-results/core-results-view.tsx'
import { ENGLISH } from '../county-items-english.ts'
import { SetBy } from './set-by.tsx'

interface Props {
  judged: Judged
  items: CountyItems
}

/** 学校办学基本标准 as the province sets it, and how each school stands by it. */
export default function CoreItemsView({ judged, items }: Props) {
  const say = useText(ENGLISH)
  const { data, error, refetch } = useQuery(rubricsQuery(items.schoolYear))
  const results = useQuery(coreResultsQuery(items.schoolYear))
  const again = () => {
    void refetch()
    void results.refetch()
  }
  const failure = error ?? results.error
  if (failure && !(data && results.data)) return <Failed error={failure} retry={again} />
  // Both at once: the table of items stands below the schools and must not be pushed down by them.
  if (!data || !results.data) return <Loading what={say('正在取办学基本标准')} />
  return (
    <>
      <CoreResultsView
        key={`results ${data.schoolYear}`}
        judged={judged}
        items={items}
        lines={data.core.lines}
        results={results.data}
        refetch={again}
      />
      <h2>{say('办学基本标准的项目')}</h2>
      <Table key={`${data.schoolYear} ${data.core.version}`} rubrics={data} mayChange={items.isOwn} />
    </>
  )
}

function Table({ rubrics: { core, schoolYear }, mayChange }: { rubrics: Rubrics; mayChange: boolean }) {
  const say = useText(ENGLISH)
  const mayRecord = useMay('judgement.manage') && mayChange
  const save = useSetCoreItems()
  const id = useId()
  const [lines, setLines] = useState<readonly CoreItem[]>(core.lines)
  const [source, setSource] = useState(core.source)
  const isChanged = source !== core.source || JSON.stringify(lines) !== JSON.stringify(core.lines)
  const change = (at: number, part: Partial<CoreItem>) =>
    setLines(lines.map((line, i) => (i === at ? { ...line, ...part } : line)))
  return (
    <>
      <p>
        {say(
          '办学基本标准由各省定。公开实例用 13 项核心指标，一所学校 4 项不达标即否决；13 项的清单没有查到（推断：项数），请按本省文件填写名称。',
        )}
      </p>
      <SetBy set={core.set} isDefault={say('现为默认：{n} 项核心指标，没有名称。', { n: core.lines.length })} />
      <section className="card card-flush stack" aria-label={say('办学基本标准的项目')}>
        <table className="t t-cards">
          <thead>
            <tr>
              <th scope="col">{say('序号')}</th>
              <th scope="col">{say('名称')}</th>
              <th scope="col">{say('核心指标')}</th>
              <th scope="col">{say('分值')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is what stands at its place; none is moved
              <tr key={at}>
                <td data-label={say('序号')}>{at + 1}</td>
                <td data-label={say('名称')} className="rubric-text">
                  <Input
                    aria-label={say('第 {n} 项的名称', { n: at + 1 })}
                    disabled={!mayRecord}
                    maxLength={200}
                    placeholder={say('由省定')}
                    value={line.name}
                    onChange={(e) => change(at, { name: e.target.value })}
                  />
                </td>
                <td data-label={say('核心指标')}>
                  <Checkbox
                    aria-label={say('第 {n} 项是核心指标', { n: at + 1 })}
                    disabled={!mayRecord}
                    checked={line.isCore}
                    onChange={(e) => change(at, { isCore: e.target.checked })}
                  />
                </td>
                <td data-label={say('分值')}>
                  <InputNumber
                    aria-label={say('第 {n} 项的分值', { n: at + 1 })}
                    className="rubric-points"
                    disabled={!mayRecord}
                    min={0}
                    max={100}
                    precision={2}
                    value={line.max}
                    onChange={(value) => change(at, { max: value })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {mayRecord ? (
        <div className="row no-print">
          <Button onClick={() => setLines([...lines, { name: '', isCore: false, max: null }])}>{say('加一项')}</Button>
          <Button disabled={lines.length < 2} onClick={() => setLines(lines.slice(0, -1))}>
            {say('去掉最后一项')}
          </Button>
          <label htmlFor={id}>{say('依据（省级文件名称、文号）')}</label>
          <Input id={id} style={{ maxWidth: 360 }} maxLength={200} value={source} onChange={(e) => setSource(e.target.value)} />
          <Button
            type="primary"
            disabled={!isChanged}
            loading={save.isPending}
            onClick={() => save.mutate({ schoolYear: String(schoolYear), source, seen: core.version, lines: [...lines] })}
          >
            {say('保存办学基本标准')}
          </Button>
        </div>
      ) : null}
      {save.error ? <Failed error={save.error} /> : null}
    </>
  )
}
