import type { CountyItems } from '@junheng/core/features/evaluation/judgements/schema.ts'
import type { StandardKey } from '@junheng/core/features/standards/standard.ts'
import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Select } from 'antd'
import { useId, useState } from 'react'
import { Empty, Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { ProofMarks } from '../components/proof-marks.tsx'
import { useConclusionWord } from '../use-conclusion-word.ts'
import { dutiesQuery, useAssign } from './api.ts'
import { ENGLISH } from './duties-english.ts'

interface Props {
  standard: StandardKey
  statements: CountyItems['statements']
}

/** 分工: which unit records which conclusion; several are given at once. */
export default function DutiesView({ standard, statements }: Props) {
  const say = useText(ENGLISH)
  const word = useConclusionWord()
  const { data, error, refetch } = useQuery(dutiesQuery(standard))
  const assign = useAssign()
  const id = useId()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [unit, setUnit] = useState<string | undefined>(undefined)
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} /> : <Loading what={say('正在取分工')} />
  const unitOf = new Map(data.duties.map((duty) => [duty.element, duty.unit]))
  const isAll = chosen.length === statements.length
  const save = () => assign.mutate({ standard, elements: [...chosen], unit: unit ?? '' }, { onSuccess: () => setChosen([]) })
  return (
    <>
      <p>
        {say(
          '一项结论分给一个单位后，由该单位的人记录，督导室复核；没有分的由督导室记录，区县领导或督导室另一位同志复核。改分以后，原来记录的结论不变。',
        )}
      </p>
      {data.units.length === 0 ? (
        <Empty title={say('还没有科室或督学的账号')}>
          <p>{say('请先由安全管理员给科室、委办局、镇街或督学授权，再分工。')}</p>
        </Empty>
      ) : null}
      <div className="row no-print">
        <span className="num">{say('已选 {n} 项', { n: chosen.length })}</span>
        <label htmlFor={id}>{say('分给')}</label>
        <Select
          id={id}
          className="duty-unit"
          placeholder={say('选择单位')}
          value={unit}
          onChange={setUnit}
          options={[{ value: '', label: say('督导室') }, ...data.units.map((each) => ({ value: each, label: each }))]}
        />
        <Button type="primary" disabled={chosen.length === 0 || unit === undefined} loading={assign.isPending} onClick={save}>
          {say('保存分工')}
        </Button>
      </div>
      {assign.error ? <Failed error={assign.error} /> : null}
      <section className="card card-flush stack" aria-label={say('记录单位')}>
        <table className="t t-cards">
          <thead>
            <tr>
              <th scope="col">
                <Checkbox
                  aria-label={say('选择全部')}
                  checked={isAll}
                  indeterminate={chosen.length > 0 && !isAll}
                  onChange={() => setChosen(isAll ? [] : statements.map(({ element }) => element))}
                />
              </th>
              <th scope="col">{say('指标')}</th>
              <th scope="col">{say('记录单位')}</th>
              <th scope="col">{say('记录的结论')}</th>
            </tr>
          </thead>
          <tbody>
            {statements.map(({ element, zh, kind, recorded }) => (
              <tr key={element}>
                <td>
                  <Checkbox
                    aria-label={say('选择：{name}', { name: zh })}
                    checked={chosen.includes(element)}
                    onChange={({ target }) =>
                      setChosen(target.checked ? [...chosen, element] : chosen.filter((each) => each !== element))
                    }
                  />
                </td>
                <th scope="row" className="wide">
                  {kind === 'rider' ? say('附带要求：{zh}', { zh }) : zh}
                  {kind === 'veto' ? <span className="dim small"> {say('一票否决')}</span> : null}
                </th>
                <td data-label={say('记录单位')}>{unitOf.get(element) ?? <span className="dim">{say('督导室')}</span>}</td>
                <td data-label={say('记录的结论')} className="wide">
                  {recorded ? word(kind, recorded.conclusion) : <span className="dim">{say('还没有记录')}</span>}
                  {recorded ? <ProofMarks reasons={[]} recorded={recorded} /> : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}
