import { SELF_CHECKERS } from '@junheng/core/features/collection/round/open/schema.ts'
import { Checkbox } from 'antd'
import { useText } from '../../../../../shared/text.ts'
import { ENGLISH } from '../open-english.ts'

/** Who checks themselves, and by when; nobody where `of` is empty. */
export interface Checkers {
  of: readonly (typeof SELF_CHECKERS)[number][]
  due: string
}

interface Props {
  value: Checkers
  counts: Readonly<Record<(typeof SELF_CHECKERS)[number], number>>
  today: string
  onChange: (value: Checkers) => void
}

const WORDS = { schools: '学校（{n} 所）', departments: '部门（{n} 个）', towns: '镇街（{n} 个）' } as const

/** Whether a 自查 goes along with the round. */
export function SelfCheckFields({ value, counts, today, onChange }: Props) {
  const say = useText(ENGLISH)
  return (
    <>
      <p className="dim small">{say('选中的单位按标准逐项自查，写明结论、问题和整改措施，截止日期另定。不需要自查就不选。')}</p>
      <div className="row">
        {SELF_CHECKERS.map((who) => (
          <Checkbox
            key={who}
            checked={value.of.includes(who)}
            onChange={({ target }) =>
              onChange({
                ...value,
                of: SELF_CHECKERS.filter((each) => (each === who ? target.checked : value.of.includes(each))),
              })
            }
          >
            {say(WORDS[who], { n: counts[who] })}
          </Checkbox>
        ))}
      </div>
      {value.of.length > 0 ? (
        <label className="due-field">
          <span>{say('自查截止日期')}</span>
          <input
            type="date"
            min={today}
            value={value.due}
            onChange={(e) => onChange({ ...value, due: e.target.value || today })}
          />
        </label>
      ) : null}
    </>
  )
}
