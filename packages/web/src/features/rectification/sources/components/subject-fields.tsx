import { MONITORED_GRADES, MONITORED_SUBJECTS } from '@junheng/core/features/standards/monitoring.ts'
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { matches } from '../../../../shared/pinyin.ts'
import { STANDARD_NAMES, type StandardKey, standardsQuery } from '../../../../shared/standards.ts'
import { useText } from '../../../../shared/text.ts'
import { schoolsToPick } from '../api.ts'
import { ENGLISH } from '../sources-english.ts'
import { Field } from './common-fields.tsx'

export interface NamedSubject {
  standard: StandardKey
  /** Empty: the county's matter. */
  school: string
  stage: '' | 'primary' | 'junior'
  indicator: string
}

export const NOTHING_NAMED: NamedSubject = { standard: 'quality_balanced_2017', school: '', stage: '', indicator: '' }

/** What an item is about: an indicator, item, veto or monitored subject of either standard, of a school's section, a school or the county. */
export function SubjectFields({ named, onChange }: { named: NamedSubject; onChange: (named: NamedSubject) => void }) {
  const say = useText(ENGLISH)
  const { data: schools = [] } = useQuery(schoolsToPick)
  const { data } = useQuery(standardsQuery)
  const standard = data?.standards.find(({ key }) => key === named.standard)
  const indicators = [
    ...(standard?.items ?? []).map(({ key, zh }) => ({ value: key, label: /^[LB]\d+$/.test(key) ? `${key} ${zh}` : zh })),
    ...(standard?.vetoes ?? []).map(({ key, zh }) => ({ value: `veto:${key}`, label: zh })),
    ...(named.standard === 'quality_balanced_2017'
      ? MONITORED_GRADES.flatMap(([grade, name]) =>
          MONITORED_SUBJECTS.map((subject) => ({ value: `${grade}${subject}`, label: `${name}${subject}` })),
        )
      : []),
  ]
  const set = (change: Partial<NamedSubject>) => onChange({ ...named, ...change })
  const found = { filterOption: (typed: string, option?: { label?: unknown }) => matches(String(option?.label ?? ''), typed) }
  return (
    <div className="source-fields">
      <Field name={say('按哪个标准')}>
        {(id) => (
          <Select
            id={id}
            value={named.standard}
            onChange={(key) => set({ standard: key, indicator: '' })}
            options={(Object.keys(STANDARD_NAMES) as StandardKey[]).map((key) => ({
              value: key,
              label: say(STANDARD_NAMES[key] as '优质均衡 2017'),
            }))}
          />
        )}
      </Field>
      <Field name={say('学校')}>
        {(id) => (
          <Select
            id={id}
            showSearch={found}
            value={named.school}
            onChange={(school) => set({ school })}
            options={[{ value: '', label: say('全县') }, ...schools]}
          />
        )}
      </Field>
      <Field name={say('学段')}>
        {(id) => (
          <Select
            id={id}
            value={named.stage}
            onChange={(stage) => set({ stage })}
            options={[
              { value: '', label: say('不分学段') },
              { value: 'primary', label: say('小学') },
              { value: 'junior', label: say('初中') },
            ]}
          />
        )}
      </Field>
      <Field name={say('指标')}>
        {(id) => (
          <Select
            id={id}
            showSearch={found}
            popupMatchSelectWidth={false}
            value={named.indicator}
            onChange={(indicator) => set({ indicator })}
            options={[{ value: '', label: say('不属于某项指标') }, ...indicators]}
          />
        )}
      </Field>
    </div>
  )
}
