import { Button } from 'antd'
import { useMay } from '../../../../shared/session.ts'
import { Failed } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import type { Judged } from '../../use-judged.ts'
import { useMakeRun } from '../api.ts'
import { ENGLISH } from '../runs-english.ts'

/** Keeps the judgement on the screen: its very data, rules and results. */
export function KeepRun({ judged: { package: pack, asked } }: { judged: Judged }) {
  const say = useText(ENGLISH)
  const mayRun = useMay('evaluation.run')
  const making = useMakeRun()
  if (!mayRun) return null
  const { standard, profile, settings, basis } = asked
  const rules = { standard, ...(profile && { profile }), ...(settings && { settings }), ...(basis && { basis }) }
  return (
    <div className="row no-print">
      <Button size="small" loading={making.isPending} onClick={() => making.mutate({ source: pack.id, ...rules })}>
        {say('保存这次评估')}
      </Button>
      <span role="status">{making.isSuccess ? say('已保存到评估记录') : ''}</span>
      {making.error ? <Failed error={making.error} /> : null}
    </div>
  )
}
