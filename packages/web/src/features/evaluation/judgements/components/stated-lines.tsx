import { Link } from '@tanstack/react-router'
import { useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import { judgedSearch } from '../../../../shared/verdict/evaluation.ts'
import { ENGLISH } from '../county-items-english.ts'
import type { ItemLine, Stated } from '../item-lines.ts'
import { useConclusionWord } from '../use-conclusion-word.ts'
import { ProofMarks } from './proof-marks.tsx'
import { SchoolLinks } from './school-links.tsx'

/** What is stated of an item, one line each, with what is lacking; its schools where they are judged one by one. */
export function StatedLines({ line: { item, stated, rollUp } }: { line: ItemLine }) {
  const say = useText(ENGLISH)
  return (
    <>
      {rollUp && rollUp.failing.length > 0 ? (
        <SchoolLinks words={say('不达标 {n} 所', { n: rollUp.failing.length })} schools={rollUp.failing} />
      ) : null}
      {rollUp && rollUp.unreported.length > 0 ? (
        <SchoolLinks words={say('未报 {n} 所', { n: rollUp.unreported.length })} schools={rollUp.unreported} />
      ) : null}
      {stated.map((each) => (
        <StatedLine key={each.element} stated={each} />
      ))}
      {stated.length === 0 && rollUp === null ? (
        <p className="dim">
          {item.key === 'basic_gov_total' ? (
            <Link to="/county-items" search={(s) => ({ ...judgedSearch(s), view: 'scores' })}>
              {say('由各项得分相加，看评分表')}
            </Link>
          ) : (
            say('由数据计算，不需记录结论')
          )}
        </p>
      ) : null}
    </>
  )
}

function StatedLine({ stated }: { stated: Stated }) {
  const say = useText(ENGLISH)
  const word = useConclusionWord()
  const [, change] = useUrl()
  const { recorded, kind, element, zh, reasons } = stated
  return (
    <div className="county-stated">
      {kind === 'rider' ? <p className="small">{say('附带要求：{zh}', { zh })}</p> : null}
      <p>
        <button type="button" className="link" onClick={() => change({ item: element })}>
          {recorded
            ? say('{word}（{by} {day}）', { word: word(kind, recorded.conclusion), by: recorded.by, day: recorded.concludedOn })
            : say('记录结论')}
          <span className="sr">：{zh}</span>
        </button>
      </p>
      <ProofMarks reasons={reasons} recorded={recorded} />
    </div>
  )
}
