import { GLYPHS } from '../../../../shared/marks.tsx'
import { useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import { useWords } from '../../../../shared/words.ts'
import { ENGLISH } from '../map-english.ts'
import { GRAVITY, type TownLine } from '../map-schools.ts'

/** The towns with how many schools stand so; a town’s name narrows everything to it. */
export function TownTable({ towns }: { towns: readonly TownLine[] }) {
  const say = useText(ENGLISH)
  const words = useWords()
  const [search, change] = useUrl()
  const marks = GRAVITY.filter((mark) => towns.some(({ counts }) => counts[mark] > 0))
  return (
    <table className="t map-towns">
      <thead>
        <tr>
          <th scope="col">{say('镇街')}</th>
          {marks.map((mark) => (
            <th key={mark} scope="col" className="num">
              <span aria-hidden="true" className={`mark-${mark}`}>
                {GLYPHS[mark]}
              </span>
              <span className="sr">{words[mark]}</span>
            </th>
          ))}
          <th scope="col" className="num">
            {say('学校')}
          </th>
        </tr>
      </thead>
      <tbody>
        {towns
          .filter(({ schools }) => schools.length > 0)
          .map(({ name, counts, schools }) => (
            <tr key={name ?? ''}>
              <th scope="row">
                {name === null ? (
                  say('未注明镇街')
                ) : (
                  <button
                    type="button"
                    className="link"
                    aria-pressed={search['town'] === name}
                    aria-label={say('只看{town}', { town: name })}
                    onClick={() => change({ town: search['town'] === name ? undefined : name })}
                  >
                    {name}
                  </button>
                )}
              </th>
              {marks.map((mark) => (
                <td key={mark} className={`num${counts[mark] > 0 ? ` mark-${mark}` : ' dim'}`}>
                  {counts[mark]}
                </td>
              ))}
              <td className="num">{schools.length}</td>
            </tr>
          ))}
      </tbody>
    </table>
  )
}
