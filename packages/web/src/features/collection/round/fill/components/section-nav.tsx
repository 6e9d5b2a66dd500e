import type { FormSection } from '@junheng/core/features/collection/round/fill/schema.ts'
import { useText } from '../../../../../shared/text.ts'
import { ENGLISH } from '../fill-english.ts'
import type { SectionCount } from '../section-counts.ts'

interface Props {
  sections: readonly FormSection[]
  counts: ReadonlyMap<string, SectionCount>
  current: string
  onChoose: (key: string) => void
}

/** The sections at the left, each with how far it has come; on small screens one choice. */
export function SectionNav({ sections, counts, current, onChoose }: Props) {
  const say = useText(ENGLISH)
  const words = (key: string) => {
    const { filled = 0, asked = null, errors = 0, open = 0 } = counts.get(key) ?? {}
    return {
      progress: asked === null ? String(filled) : `${filled}/${asked}`,
      faults: [errors > 0 ? say('{n} 处错误', { n: errors }) : '', open > 0 ? say('{n} 处待说明', { n: open }) : ''].filter(
        Boolean,
      ),
      errors,
      open,
      isDone: asked !== null && filled >= asked && errors + open === 0,
    }
  }
  return (
    <nav className="fill-nav no-print" aria-label={say('填报各部分')}>
      <ul>
        {sections.map(({ key, zh }) => {
          const { progress, errors, open, isDone, faults } = words(key)
          return (
            <li key={key}>
              <button type="button" aria-current={key === current ? 'true' : undefined} onClick={() => onChoose(key)}>
                <span>{zh}</span>
                <span className="fill-nav-count">
                  {errors > 0 ? (
                    <span className="severity-error" aria-hidden="true">
                      ■{errors}{' '}
                    </span>
                  ) : null}
                  {open > 0 ? (
                    <span className="severity-warn" aria-hidden="true">
                      ▲{open}{' '}
                    </span>
                  ) : null}
                  <span className="sr">{faults.join('，')}</span>
                  {isDone ? (
                    <span className="mark-met" aria-hidden="true">
                      ✓{' '}
                    </span>
                  ) : null}
                  {progress}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
      <label className="fill-nav-choice">
        <span className="sr">{say('填报各部分')}</span>
        <select className="fill-input" value={current} onChange={(e) => onChoose(e.target.value)}>
          {sections.map(({ key, zh }) => {
            const { progress, faults } = words(key)
            return (
              <option key={key} value={key}>
                {zh} {progress} {faults.join('，')}
              </option>
            )
          })}
        </select>
      </label>
    </nav>
  )
}
