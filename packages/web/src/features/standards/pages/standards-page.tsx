import { useQuery } from '@tanstack/react-query'
import { PageFrame } from '../../../shared/page-frame.tsx'
import { useMay } from '../../../shared/session.ts'
import { readStandardKey, STANDARD_NAMES, standardsQuery } from '../../../shared/standards.ts'
import { Failed, Loading } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { useUrl } from '../../../shared/url.ts'
import { useWords } from '../../../shared/words.ts'
import { ProfilesView } from '../components/profiles-view.tsx'
import { RulesView } from '../components/rules-view.tsx'
import { TryView } from '../components/try-view.tsx'
import { ENGLISH } from '../rules-english.ts'
import './standards-page.css'

/** The standards to read, the county's profiles over them, and what another profile would turn. */
export default function StandardsPage() {
  const say = useText(ENGLISH)
  const words = useWords()
  const [search, change] = useUrl()
  const hasCounty = useMay('evaluation.read')
  const key = readStandardKey(search['standard'])
  const view = hasCounty ? (search['view'] ?? 'rules') : 'rules'
  const { data, error, isPending, refetch } = useQuery(standardsQuery)
  const standard = data?.standards.find((s) => s.key === key)
  const parts = [
    ['rules', say('条目')],
    ['profiles', say('口径方案')],
    ['try', say('换口径看结果')],
  ] as const
  return (
    <PageFrame name={words.standards} context={<span>{STANDARD_NAMES[key]}</span>}>
      <div className="row">
        <h1>{words.standards}</h1>
        {hasCounty ? (
          <div className="row no-print">
            {parts.map(([part, name]) => (
              <button
                key={part}
                type="button"
                className="chip"
                aria-pressed={part === view}
                onClick={() => change({ view: part === 'rules' ? undefined : part, q: undefined })}
              >
                {name}
              </button>
            ))}
          </div>
        ) : null}
        {view === 'profiles' ? null : (
          <div className="row row-end no-print">
            {Object.entries(STANDARD_NAMES).map(([each, name]) => (
              <button
                key={each}
                type="button"
                className="chip"
                aria-pressed={each === key}
                onClick={() => change({ standard: each })}
              >
                {name}
              </button>
            ))}
          </div>
        )}
      </div>
      {isPending ? <Loading what={say('正在载入标准')} /> : null}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {standard && view === 'rules' ? <RulesView standard={standard} /> : null}
      {data && view === 'profiles' ? <ProfilesView standards={data.standards} /> : null}
      {standard && data && view === 'try' ? <TryView key={key} standard={standard} standards={data.standards} /> : null}
    </PageFrame>
  )
}
