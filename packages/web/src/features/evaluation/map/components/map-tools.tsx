import type { CountyMap } from '@junheng/core/features/evaluation/map/schema.ts'
import type { Matrix } from '@junheng/core/features/evaluation/matrix/matrix.ts'
import { Select } from 'antd'
import { useMemo } from 'react'
import { SavedViews } from '../../../../shared/saved-views.tsx'
import { STAGE_NAMES } from '../../../../shared/standards.ts'
import { useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import { TraitPickers } from '../../components/trait-pickers.tsx'
import { traitsIn } from '../../matrix-view.ts'
import { ENGLISH } from '../map-english.ts'
import { MAP_KEYS, mapSchools, markedBy } from '../map-schools.ts'

/** Stage, what the marks say, the shared filters, how it is drawn, kept views and paper. */
export function MapTools({ matrix, map }: { matrix: Matrix; map: CountyMap }) {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const traits = useMemo(() => matrix.rows.map(traitsIn(matrix)), [matrix])
  const { stage, draw } = search
  return (
    <div className="row no-print">
      {(['primary', 'junior'] as const).map((each) => (
        <button
          key={each}
          type="button"
          className="chip"
          aria-pressed={stage === each}
          onClick={() => change({ stage: stage === each ? undefined : each })}
        >
          {say(STAGE_NAMES[each])}
        </button>
      ))}
      <Select
        className="picker map-by"
        aria-label={say('按什么标记')}
        popupMatchSelectWidth={false}
        value={matrix.judged[markedBy(matrix, search)]?.key ?? ''}
        onChange={(key: string) => change({ by: key || undefined })}
        options={[
          ...(matrix.claim.judgesSections ? [{ value: '', label: say('资源配置结论') }] : []),
          ...matrix.judged.map(({ key, zh }) => ({ value: key, label: zh })),
        ]}
      />
      <TraitPickers of={traits} countOf={(wanted) => mapSchools(matrix, map.towns, wanted).length} />
      {map.areas ? (
        <button
          type="button"
          className="chip"
          aria-pressed={draw === 'blocks'}
          onClick={() => change({ draw: draw === 'blocks' ? undefined : 'blocks' })}
        >
          {say('示意图')}
        </button>
      ) : null}
      {MAP_KEYS.some((key) => key !== 'draw' && search[key]) ? (
        <button
          type="button"
          className="link small"
          onClick={() => change(Object.fromEntries(MAP_KEYS.filter((key) => key !== 'draw').map((key) => [key, undefined])))}
        >
          {say('清除筛选')}
        </button>
      ) : null}
      <SavedViews room="map" keys={MAP_KEYS} />
      <button type="button" className="chip" onClick={() => print()}>
        {say('打印')}
      </button>
    </div>
  )
}
