import '../evidence.css'
import type { ItemEvidence } from '@junheng/core/features/rectification/evidence/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Empty, Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { evidenceQuery } from '../api.ts'
import { ENGLISH } from '../evidence-english.ts'
import { EvidenceLine } from './evidence-line.tsx'
import { EvidenceUpload } from './evidence-upload.tsx'

/** 佐证材料 of an item: what holds first, earlier versions and withdrawn ones behind a button; looked at, added, withdrawn. */
export function EvidenceOfItem({ no }: { no: number }) {
  const say = useText(ENGLISH)
  const { data, error, refetch } = useQuery(evidenceQuery(no))
  const [showsAll, setShowsAll] = useState(false)
  const [isAdding, setAdding] = useState<'new' | ItemEvidence | null>(null)
  const past = data?.evidence.filter(({ state }) => state === 'replaced' || state === 'withdrawn') ?? []
  const shown = data?.evidence.filter((piece) => showsAll || !past.includes(piece)) ?? []
  return (
    <section className="stack" aria-labelledby="evidence-of-item">
      <h2 id="evidence-of-item">
        {say('佐证材料')}{' '}
        {data && data.evidence.length > 0 ? <span className="dim small">{say('有效 {n} 份', { n: data.holding })}</span> : null}
      </h2>
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Loading what={say('正在载入佐证材料')} /> : null}
      {data?.evidence.length === 0 && isAdding === null ? (
        <Empty title={say('还没有佐证材料')}>
          <p>{say('上传协议、验收单、照片、表格等；靠材料证明的任务，没有有效的佐证不能销号。')}</p>
        </Empty>
      ) : null}
      <ul className="evidence-list">
        {shown.map((piece) => (
          <EvidenceLine
            key={piece.id}
            piece={piece}
            mayReplace={data?.may.add === true}
            mayWithdrawAll={data?.may.withdraw === true}
            onReplace={() => setAdding(piece)}
          />
        ))}
      </ul>
      {past.length > 0 ? (
        <p className="no-print">
          <button type="button" className="chip" aria-pressed={showsAll} onClick={() => setShowsAll(!showsAll)}>
            {say('历次版本和撤下的（{n}）', { n: past.length })}
          </button>
        </p>
      ) : null}
      {isAdding ? (
        <EvidenceUpload
          key={isAdding === 'new' ? 'new' : isAdding.id}
          no={no}
          replaces={isAdding === 'new' ? null : isAdding}
          onDone={() => setAdding(null)}
        />
      ) : data?.may.add ? (
        <p className="no-print">
          <Button onClick={() => setAdding('new')}>{say('上传佐证材料')}</Button>
        </p>
      ) : null}
    </section>
  )
}
