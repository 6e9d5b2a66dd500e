import type { Difference } from '@junheng/core/features/orgs/import-schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { Failed, Loading } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { proposalsQuery, useAcceptProposals } from '../api.ts'
import { ENGLISH } from '../orgs-english.ts'
import { DifferencesTable } from './differences-table.tsx'
import { Field } from './field.tsx'

/** Schools of the data in use that the directory lacks or has otherwise; what is chosen is written at once. */
export function ProposalsView({ today }: { today: string }) {
  const say = useText(ENGLISH)
  const { data, error, isPending, refetch } = useQuery(proposalsQuery)
  const accept = useAcceptProposals()
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set())
  const [on, setOn] = useState(today)
  const [reason, setReason] = useState('')
  // What the directory lacks is chosen from the start; what it has otherwise somebody has to mean.
  const isChosen = ({ key, action }: Difference) => (action === 'found') !== turned.has(key)
  const chosen = data?.differences.filter(isChosen) ?? []
  const turn = (key: string) => {
    const next = new Set(turned)
    if (!next.delete(key)) next.add(key)
    setTurned(next)
  }
  return (
    <section className="card stack" aria-label={say('与现用数据包核对')}>
      <h2>{say('与现用数据包核对')}</h2>
      {isPending ? <Loading what={say('正在比对')} /> : null}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data && !data.package ? (
        <p className="dim">{say('还没有提交数据包。提交后，这里列出名录里缺少或不一致的学校。')}</p>
      ) : null}
      {data?.package ? (
        <p role="status">
          {data.differences.length === 0 && data.refused.length === 0
            ? say('数据包 {file} 的 {n} 所学校都与名录一致。', { file: data.package.fileName, n: data.schools })
            : say('数据包 {file} 有 {n} 所学校，{m} 处与名录不同。', {
                file: data.package.fileName,
                n: data.schools,
                m: data.differences.length,
              })}
        </p>
      ) : null}
      {data?.refused.map(({ name, why }) => (
        <p key={name} className="notice notice-spare">
          {name}：{why}
        </p>
      ))}
      {data?.package && data.differences.length > 0 ? (
        <>
          <DifferencesTable
            differences={data.differences}
            head={<span className="sr">{say('选择')}</span>}
            cell={(difference) => (
              <input
                type="checkbox"
                aria-label={difference.name}
                checked={isChosen(difference)}
                onChange={() => turn(difference.key)}
              />
            )}
          />
          <div className="orgs-form orgs-narrow">
            <Field label={say('变更自哪一天起')}>
              {(id) => <Input id={id} type="date" max={today} value={on} onChange={(e) => setOn(e.target.value)} />}
            </Field>
            <Field label={say('依据或原因')}>
              {(id) => <Input id={id} value={reason} onChange={(e) => setReason(e.target.value)} />}
            </Field>
            {accept.error ? <Failed error={accept.error} title={say('没有写入')} /> : null}
            <Button
              type="primary"
              disabled={chosen.length === 0}
              loading={accept.isPending}
              onClick={() => accept.mutate({ packageId: data.package!.id, keys: chosen.map(({ key }) => key), on, reason })}
            >
              {say('写入选定的 {n} 处', { n: chosen.length })}
            </Button>
          </div>
        </>
      ) : null}
    </section>
  )
}
