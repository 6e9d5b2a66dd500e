import { DEFAULT_SCORE_RULE, type ScoreRule as Rule } from '@junheng/core/features/rectification/unit-years/score.ts'
import { Button, InputNumber } from 'antd'
import { useId, useState } from 'react'
import { useMay } from '../../../../shared/session.ts'
import { Failed } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { useScoreRule } from '../api.ts'
import { ENGLISH } from '../unit-years-english.ts'

const FIELDS = [
  ['latePercent', '逾期后销号计（%）', 0],
  ['perReturn', '每退回一次减', 1],
  ['perRebound', '每反弹一项减', 1],
] as const

/** How scores come about, said to be our proposal until the county sets its own; the bureau may. */
export function ScoreRule({ rule, isOwn }: { rule: Rule; isOwn: boolean }) {
  const say = useText(ENGLISH)
  const [draft, setDraft] = useState<Rule | null>(null)
  const save = useScoreRule()
  const id = useId()
  const mayChange = useMay('item.manage')
  const put = (next: Rule | null) => save.mutate({ rule: next }, { onSuccess: () => setDraft(null) })
  return (
    <section className="stack">
      <p>
        {say('逾期后销号计 {late}%，每退回一次减 {back} 分，每反弹一项减 {again} 分。', {
          late: rule.latePercent,
          back: rule.perReturn,
          again: rule.perRebound,
        })}{' '}
        <span className="dim">{isOwn ? say('由本县设定。') : say('这是系统给的默认做法，没有文件规定，县里可以改。')}</span>
      </p>
      {mayChange && draft === null ? (
        <div className="row no-print">
          <Button size="small" onClick={() => setDraft(rule)}>
            {say('改算法')}
          </Button>
          {isOwn ? (
            <Button size="small" loading={save.isPending} onClick={() => put(null)}>
              {say('恢复默认')}
            </Button>
          ) : null}
        </div>
      ) : null}
      {draft ? (
        <div className="row no-print">
          {FIELDS.map(([field, label, precision]) => (
            <span key={field} className="row">
              <label htmlFor={`${id}-${field}`}>{say(label)}</label>
              <InputNumber
                id={`${id}-${field}`}
                min={0}
                max={100}
                precision={precision}
                value={draft[field]}
                onChange={(value) => setDraft({ ...draft, [field]: value ?? DEFAULT_SCORE_RULE[field] })}
              />
            </span>
          ))}
          <Button size="small" type="primary" loading={save.isPending} onClick={() => put(draft)}>
            {say('保存')}
          </Button>
          <Button size="small" onClick={() => setDraft(null)}>
            {say('取消')}
          </Button>
        </div>
      ) : null}
      {save.error ? <Failed error={save.error} /> : null}
    </section>
  )
}
