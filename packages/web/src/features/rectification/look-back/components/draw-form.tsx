import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Input, InputNumber, Select } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { Failed } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { closedQuery, type Draft, tryQuery, useStart } from '../api.ts'
import { ENGLISH } from '../look-back-english.ts'

/** Draws a list of closed items: which come into question, and how many of them; the count is said before. */
export function DrawForm() {
  const say = useText(ENGLISH)
  const navigate = useNavigate()
  const id = useId()
  const [name, setName] = useState('')
  const [due, setDue] = useState('')
  const [seed, setSeed] = useState('')
  const [rule, setRule] = useState<Draft['rule']>({})
  const [draw, setDraw] = useState<Draft['draw']>({ by: 'all' })
  const { data, error } = useQuery({ ...tryQuery({ rule, draw }), placeholderData: keepPreviousData })
  const start = useStart()
  const begin = () =>
    start.mutate(
      { rule, draw, name, due: due || null, seed: seed.trim() || null },
      { onSuccess: (made) => void navigate({ to: '/rectification/look-backs/$id', params: { id: made.id } }) },
    )
  return (
    <section className="card stack no-print">
      <h2>{say('抽取一次')}</h2>
      <div className="draw-fields">
        <Field id={`${id}-name`} label={say('名称')}>
          <Input id={`${id}-name`} maxLength={80} value={name} onChange={(e) => setName(e.target.value)} />
        </Field>
        <Field id={`${id}-due`} label={say('完成期限（可选）')}>
          <Input id={`${id}-due`} type="date" value={due} onChange={(e) => setDue(e.target.value)} />
        </Field>
        <Narrowing rule={rule} onRule={(change) => setRule((before) => ({ ...before, ...change }))} />
        <Field id={`${id}-how`} label={say('抽取方式')}>
          <Select
            id={`${id}-how`}
            value={draw.by}
            options={[
              { value: 'all', label: say('全部核查') },
              { value: 'share', label: say('按比例随机抽取') },
              { value: 'count', label: say('按条数随机抽取') },
            ]}
            onChange={(by) => setDraw(by === 'share' ? { by, percent: 20 } : by === 'count' ? { by, count: 10 } : { by: 'all' })}
            style={{ width: '100%' }}
          />
        </Field>
        {draw.by === 'share' ? (
          <Field id={`${id}-n`} label={say('比例（%）')}>
            <InputNumber
              id={`${id}-n`}
              min={1}
              max={100}
              precision={0}
              value={draw.percent}
              onChange={(percent) => percent && setDraw({ by: 'share', percent })}
            />
          </Field>
        ) : null}
        {draw.by === 'count' ? (
          <Field id={`${id}-n`} label={say('条数')}>
            <InputNumber
              id={`${id}-n`}
              min={1}
              max={2000}
              precision={0}
              value={draw.count}
              onChange={(count) => count && setDraw({ by: 'count', count })}
            />
          </Field>
        ) : null}
        {draw.by === 'all' ? null : (
          <Field id={`${id}-seed`} label={say('种子（可由抽签人当场给出，空着由系统产生并记录）')}>
            <Input id={`${id}-seed`} maxLength={80} value={seed} onChange={(e) => setSeed(e.target.value)} />
          </Field>
        )}
      </div>
      {error ? <Failed error={error} /> : null}
      <p aria-live="polite">
        {data
          ? say('符合条件的已销号任务 {population} 条，将抽取 {sample} 条。', {
              population: data.population,
              sample: data.sample,
            })
          : ' '}
      </p>
      <div>
        <Button
          type="primary"
          loading={start.isPending}
          disabled={name.trim().length < 2 || !data || data.population === 0}
          onClick={begin}
        >
          {say('抽取并保存名单')}
        </Button>
      </div>
      {start.error ? <Failed error={start.error} /> : null}
    </section>
  )
}

/** Which closed items come into question, chosen from what is closed. */
function Narrowing({ rule, onRule }: { rule: Draft['rule']; onRule: (change: Draft['rule']) => void }) {
  const say = useText(ENGLISH)
  const id = useId()
  const indicators = useQuery(closedQuery('indicator')).data?.groups ?? []
  const schools = useQuery(closedQuery('school')).data?.groups ?? []
  const units = useQuery(closedQuery('unit')).data?.groups ?? []
  const matters = indicators.filter(({ filter }) => filter.indicator)
  const chosen = matters.find(({ filter }) => filter.indicator === rule.indicator && filter.matter === rule.matter)
  const options = (all: string, some: { value: string; label: string }[]) => [{ value: '', label: all }, ...some]
  return (
    <>
      <Field id={`${id}-indicator`} label={say('指标')}>
        <Select
          id={`${id}-indicator`}
          value={chosen?.key ?? ''}
          options={options(
            say('不限指标'),
            matters.map(({ key, name }) => ({ value: key, label: name })),
          )}
          onChange={(key) => {
            const filter = matters.find((each) => each.key === key)?.filter
            onRule({ indicator: filter?.indicator ?? null, matter: filter?.matter ?? null })
          }}
          style={{ width: '100%' }}
        />
      </Field>
      <Field id={`${id}-school`} label={say('学校')}>
        <Select
          id={`${id}-school`}
          showSearch={{ optionFilterProp: 'label' }}
          value={rule.school ?? ''}
          options={options(
            say('不限学校'),
            schools.flatMap(({ filter, name }) => (filter.school ? [{ value: filter.school, label: name }] : [])),
          )}
          onChange={(school) => onRule({ school: school || null })}
          style={{ width: '100%' }}
        />
      </Field>
      <Field id={`${id}-unit`} label={say('责任单位')}>
        <Select
          id={`${id}-unit`}
          showSearch={{ optionFilterProp: 'label' }}
          value={rule.unit ?? ''}
          options={options(
            say('不限责任单位'),
            units.flatMap(({ filter, name }) => (filter.unit ? [{ value: filter.unit, label: name }] : [])),
          )}
          onChange={(unit) => onRule({ unit: unit || null })}
          style={{ width: '100%' }}
        />
      </Field>
      <Field id={`${id}-from`} label={say('销号日期从')}>
        <Input
          id={`${id}-from`}
          type="date"
          value={rule.closedFrom ?? ''}
          onChange={(e) => onRule({ closedFrom: e.target.value || null })}
        />
      </Field>
      <Field id={`${id}-to`} label={say('到')}>
        <Input
          id={`${id}-to`}
          type="date"
          value={rule.closedTo ?? ''}
          onChange={(e) => onRule({ closedTo: e.target.value || null })}
        />
      </Field>
    </>
  )
}

const Field = ({ id, label, children }: { id: string; label: string; children: ReactNode }) => (
  <div>
    <label htmlFor={id}>{label}</label>
    {children}
  </div>
)
