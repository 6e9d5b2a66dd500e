import type { PartLine } from '@junheng/core/features/rectification/adopt/schema.ts'
import { MEASURE_NAMES } from '@junheng/core/features/rectification/measures/facts.ts'
import { Checkbox } from 'antd'
import { yuan } from '../../../../shared/numbers.ts'
import { useText } from '../../../../shared/text.ts'
import { ENGLISH } from '../adopt-english.ts'
import { mayTakePart } from '../choices.ts'

const GROUPS = ['measure', 'project', 'fund'] as const
const GROUP_NAMES = { measure: '措施', project: '建设项目', fund: '资金' } as const
const GLYPHS = { new: '＋', link: '↔', adopted: '●', waiting: '○' } as const
const RESULTS = { new: '新增', link: '关联', adopted: '已列入', waiting: '暂不列入' } as const
const HEADS = ['内容', '类别', '学校或金额', '答复任务', '结果'] as const

interface Props {
  parts: readonly PartLine[]
  removed: readonly { part: PartLine['part']; name: string }[]
  chosen: ReadonlySet<string>
  onChange: (chosen: ReadonlySet<string>) => void
  mayAdopt: boolean
}

/** What the plan brings beside its items: measures one record each, buildings, funds once an indicator; what an earlier version said otherwise. */
export function PartsCard({ parts, removed, chosen, onChange, mayAdopt }: Props) {
  const say = useText(ENGLISH)
  const toggle = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    onChange(next)
  }
  return (
    <section className="card card-flush stack" aria-labelledby="parts">
      <h2 id="parts">{say('措施、建设项目和资金')}</h2>
      <p className="dim small adopt-note">
        {say(
          '一项措施涉及几所学校、几条任务，也只登记一次；方案没有写的数字不编造，列入后在任务页填写。资金按指标只计一次，没有写的不按 0 计。',
        )}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
      <section className="frame frame-bare" aria-label={say('措施、建设项目和资金')} tabIndex={0}>
        <table className="t t-cards">
          <thead>
            <tr>
              {HEADS.map((head) => (
                <th key={head} scope="col">
                  {say(head)}
                </th>
              ))}
            </tr>
          </thead>
          {GROUPS.map((group) => {
            const own = parts.filter(({ part }) => part === group)
            return own.length === 0 ? null : (
              <tbody key={group}>
                <tr className="adopt-funds">
                  <th scope="rowgroup" colSpan={HEADS.length}>
                    {say(GROUP_NAMES[group])} {own.length}
                  </th>
                </tr>
                {own.map((line) => (
                  <Line
                    key={line.id}
                    line={line}
                    isChosen={chosen.has(line.id)}
                    onToggle={mayAdopt && mayTakePart(line) ? () => toggle(line.id) : null}
                  />
                ))}
              </tbody>
            )
          })}
        </table>
      </section>
      {removed.length > 0 ? (
        <p className="adopt-note small">
          {say('上一版有、这份没有，仍保留：{list}', { list: removed.map(({ name }) => name).join('；') })}
        </p>
      ) : null}
    </section>
  )
}

function Line({ line, isChosen, onToggle }: { line: PartLine; isChosen: boolean; onToggle: (() => void) | null }) {
  const say = useText(ENGLISH)
  const { no, name, facts, state, note, items, adds, differences } = line
  return (
    <tr>
      <th scope="row" className="wide">
        {no === null ? null : <span className="num dim">{no}</span>} {name}
        {facts.part === 'project' && facts.otherNames.length > 0 ? (
          <p className="dim small">{say('文中也写作：{list}', { list: facts.otherNames.join('、') })}</p>
        ) : null}
        {facts.part === 'measure' && facts.projects.length > 0 ? (
          <p className="dim small">{say('要等：{list}', { list: facts.projects.join('、') })}</p>
        ) : null}
        {differences.length > 0 ? <Differences line={line} isChosen={isChosen} onToggle={onToggle} /> : null}
      </th>
      <td data-label={say('类别')}>
        {kindsOf(line).map((kind, i) => (
          <span key={kind} className="nowrap">
            {i > 0 ? '、' : ''}
            {kind}
          </span>
        ))}
      </td>
      <td data-label={say('学校或金额')}>
        {facts.part === 'fund' ? (
          <>
            {facts.amountCny === null ? <span className="dim">{say('未写')}</span> : yuan(facts.amountCny)}
            {facts.source ? <span className="dim small"> {facts.source}</span> : null}
          </>
        ) : facts.part === 'measure' && facts.schools.length > 0 ? (
          <span title={facts.schools.map((school) => school.name).join('、')}>
            {say('{n} 所学校', { n: facts.schools.length })}
          </span>
        ) : null}
      </td>
      <td data-label={say('答复任务')} className="num">
        {facts.part === 'measure' && items > 0 ? items : ''}
      </td>
      <td data-label={say('结果')}>
        <span className={state === 'waiting' ? 'mark mark-spare' : 'nowrap'}>
          <span aria-hidden="true">{GLYPHS[state]}</span> {say(RESULTS[state])}
        </span>
        {adds ? <p className="small">{say('将补上{what}', { what: adds })}</p> : null}
        {note ? <p className="dim small">{note}</p> : null}
      </td>
    </tr>
  )
}

const kindsOf = ({ facts }: PartLine): string[] =>
  facts.part === 'measure'
    ? facts.kinds.map((kind) => MEASURE_NAMES[kind])
    : facts.part === 'project'
      ? [MEASURE_NAMES[facts.kind]]
      : []

/** Field by field what stands in the ledger and what this plan says; a person takes it over or not. */
function Differences({ line: { name, differences }, isChosen, onToggle }: Parameters<typeof Line>[0]) {
  const say = useText(ENGLISH)
  return (
    <div className="adopt-difference small">
      {differences.map(({ field, before, after }) => (
        <p key={field}>
          {field}：{before || say('未写')} → <b>{after || say('未写')}</b>
        </p>
      ))}
      {onToggle ? (
        <Checkbox checked={isChosen} onChange={onToggle} aria-label={say('更新“{name}”', { name })}>
          {say('按这份方案更新')}
        </Checkbox>
      ) : null}
    </div>
  )
}
