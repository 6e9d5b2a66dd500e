import type { SchoolView } from '@junheng/core/features/evaluation/school-schema.ts'
import { STAGE_NAMES } from '../../../shared/standards.ts'
import { useText } from '../../../shared/text.ts'
import { ENGLISH } from '../school-english.ts'
import { ExplainLink } from './explain-link.tsx'

type Classes = SchoolView['classes'][number]

/** Every class with its pupils, grade by grade; those over the line are marked with how many are too many. */
export function SchoolClasses({ school }: { school: SchoolView }) {
  const say = useText(ENGLISH)
  return (
    <section className="card stack" aria-labelledby="school-classes">
      <h2 id="school-classes">{say('班级')}</h2>
      {school.classes.map((classes) => (
        <StageClasses key={classes.stage} classes={classes} code={school.code} />
      ))}
    </section>
  )
}

function StageClasses({ classes, code }: { classes: Classes; code: string }) {
  const say = useText(ENGLISH)
  const { stage, limit, largest, unknown, bands, rolls } = classes
  const over = rolls.filter((roll) => (roll.over ?? 0) > 0)
  const grades = Map.groupBy(rolls, ({ grade }) => grade)
  return (
    <div className="school-grades">
      <h3>
        {say(STAGE_NAMES[stage])}{' '}
        {largest === null ? null : limit === null ? (
          <span>{say('最大班额 {n} 人', { n: largest })}</span>
        ) : (
          <ExplainLink figure={{ school: code, stage, indicator: 'class_size' }}>
            {say('最大班额 {n} 人', { n: largest })}
          </ExplainLink>
        )}{' '}
        {limit === null ? null : <span className="dim small">{say('上限 {n} 人', { n: limit })}</span>}{' '}
        {over.length > 0 ? <span className="mark-unmet">■ {say('超额 {n} 个班', { n: over.length })}</span> : null}
      </h3>
      {unknown ? <p className="mark-not_judgeable small">○ {unknown}</p> : null}
      {bands.map((band) => (
        <p key={band} className="mark-unmet">
          ■ {band}
        </p>
      ))}
      <dl>
        {[...grades].map(([grade, classesOf]) => (
          <div key={grade}>
            <dt>{grade === 0 ? say('未报年级') : say('{n} 年级', { n: grade })}</dt>
            <dd>
              {classesOf.map((roll, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two classes of a grade may share a name; the list never reorders
                <Class key={i} roll={roll} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

function Class({ roll: { name, grade, students, over } }: { roll: Classes['rolls'][number] }) {
  const say = useText(ENGLISH)
  const short = name.replace(new RegExp(`^(${grade}|[一二三四五六七八九])年级`), '').replace(/^初[一二三]/, '')
  const tooMany = over !== null && over > 0
  return (
    <span className={`school-class${tooMany ? ' is-over' : ''}`}>
      <span className="dim">{short || name}</span> {tooMany ? <span aria-hidden="true">■</span> : null}
      <b>{students ?? say('未报')}</b>
      {tooMany ? ` ${say('超 {n}', { n: over })}` : ''}
    </span>
  )
}
