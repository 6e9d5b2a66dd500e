import { lazy, Suspense } from 'react'
import { Drawer } from '../../../shared/drawer.tsx'
import { Loading } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { useUrl } from '../../../shared/url.ts'
import { readExplainKey } from '../../../shared/verdict/explain-address.ts'
import { ENGLISH } from '../explanation-english.ts'
import type { JudgedBy } from '../use-judged.ts'

const Content = lazy(() => import('./explanation-content.tsx'))

/** The explanation of the figure named in the address (`explain`). */
export function ExplanationDrawer({ judged }: { judged: JudgedBy }) {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const figure = readExplainKey(search['explain'])
  return (
    <Drawer isOpen={figure !== null} label={say('依据')} onClose={() => change({ explain: undefined })}>
      {figure ? (
        <Suspense fallback={<Loading what={say('正在取依据')} />}>
          <Content key={search['explain']} figure={figure} judged={judged} />
        </Suspense>
      ) : null}
    </Drawer>
  )
}
