import type { CountyMap } from '@junheng/core/features/evaluation/map/schema.ts'
import type { Matrix } from '@junheng/core/features/evaluation/matrix/matrix.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { MarkWord } from '../../../../shared/marks.tsx'
import { useMay } from '../../../../shared/session.ts'
import { Empty, Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import { matrixQuery } from '../../api.ts'
import { FilterNote } from '../../components/filter-note.tsx'
import { JudgedPage } from '../../components/judged-page.tsx'
import { matrixWithGroups } from '../../school-filter.ts'
import type { Judged } from '../../use-judged.ts'
import { useSchoolGroups } from '../../use-school-groups.ts'
import { mapQuery } from '../api.ts'
import { CountyDrawing } from '../components/county-drawing.tsx'
import { MapSchoolTable, StageLines } from '../components/map-school-table.tsx'
import { MapTools } from '../components/map-tools.tsx'
import { TownTable } from '../components/town-table.tsx'
import { ENGLISH } from '../map-english.ts'
import { GRAVITY, type MapSchool, mapSchools, markedBy, townLines } from '../map-schools.ts'
import '../map.css'

export default function MapPage() {
  const say = useText(ENGLISH)
  return <JudgedPage name={say('县域图')}>{(judged) => <Fetched judged={judged} />}</JudgedPage>
}

function Fetched({ judged }: { judged: Judged }) {
  const say = useText(ENGLISH)
  const matrix = useQuery({ ...matrixQuery(judged.package.id, judged.asked), placeholderData: keepPreviousData })
  const map = useQuery(mapQuery)
  const groups = useSchoolGroups()
  const rows = useMemo(() => matrix.data && groups && matrixWithGroups(matrix.data, groups), [matrix.data, groups])
  const failed = [matrix, map].find((query) => query.error)
  if (rows && map.data) return <Shown matrix={rows} map={map.data} />
  return (
    <>
      <h1>{say('县域图')}</h1>
      {failed ? <Failed error={failed.error} retry={() => void failed.refetch()} /> : <Loading what={say('正在取县域图')} />}
    </>
  )
}

/** The message as the title, the picture beside its numbers by town, and every school below. */
function Shown({ matrix, map }: { matrix: Matrix; map: CountyMap }) {
  const say = useText(ENGLISH)
  const [search] = useUrl()
  const schools = useMemo(() => mapSchools(matrix, map.towns, search), [matrix, map, search])
  const towns = useMemo(() => townLines(schools, map.towns), [schools, map])
  const isBlocks = map.areas === null || search['draw'] === 'blocks'
  const at = markedBy(matrix, search)
  const what = at < 0 ? say('资源配置结论') : matrix.judged[at]!.zh
  const chosen = schools.find(({ code }) => code === search['school'])
  return (
    <>
      <h1>{titleOf(what, schools, towns, say)}</h1>
      <MapTools matrix={matrix} map={map} />
      <FilterNote />
      {schools.length === 0 ? (
        <Empty title={say('没有符合筛选的学校')}>
          <p>{say('请减少筛选条件。')}</p>
        </Empty>
      ) : (
        <>
          <div className="map-top">
            <section className="card stack" aria-label={say('县域图')}>
              <CountyDrawing areas={isBlocks ? null : map.areas} towns={towns} />
              <p className="map-legend small">
                {GRAVITY.filter((mark) => schools.some((each) => each.mark === mark)).map((mark) => (
                  <MarkWord key={mark} mark={mark} />
                ))}
              </p>
              <p className="dim small">
                {say(
                  !isBlocks
                    ? '有镇街边界的按边界画，学校在本镇街范围内的位置是示意，不是实际坐标。'
                    : map.areas
                      ? '一块是一个镇街，一个记号是一所学校，位置是示意。'
                      : '一块是一个镇街，一个记号是一所学校，位置是示意。没有上传镇街边界。',
                )}{' '}
                <OutlineLink />
              </p>
            </section>
            <div className="stack">
              <Chosen school={chosen} />
              <section className="card card-flush stack" aria-labelledby="map-towns">
                <h2 id="map-towns">{say('各镇街')}</h2>
                <TownTable towns={towns} />
              </section>
            </div>
          </div>
          <section className="card card-flush stack" aria-labelledby="map-schools">
            <h2 id="map-schools">{say('各校')}</h2>
            <MapSchoolTable schools={schools} />
          </section>
        </>
      )}
    </>
  )
}

function OutlineLink() {
  const say = useText(ENGLISH)
  if (!useMay('map.manage')) return null
  return (
    <Link to="/map/outline" className="no-print">
      {say('设置镇街边界')}
    </Link>
  )
}

function Chosen({ school }: { school: MapSchool | undefined }) {
  const say = useText(ENGLISH)
  return (
    <section className="card stack map-chosen no-print" aria-live="polite">
      {school ? (
        <>
          <h2>{school.name}</h2>
          <p>
            {school.town ?? say('未注明镇街')} <StageLines school={school} />
          </p>
          <p>
            <Link to="/schools/$code" params={{ code: school.code }} search={(s) => ({ ...s, explain: undefined })}>
              {say('看学校')}
            </Link>
          </p>
        </>
      ) : (
        <p className="dim">{say('点图上的学校，或用方向键选择，这里显示它的情况。')}</p>
      )}
    </section>
  )
}

function titleOf(
  what: string,
  schools: readonly MapSchool[],
  towns: ReturnType<typeof townLines>,
  say: ReturnType<typeof useText<typeof ENGLISH>>,
): string {
  const n = schools.filter(({ mark }) => mark === 'unmet').length
  if (n === 0) return say('{what}：{n} 所学校没有一所未达标', { what, n: schools.length })
  const most = towns.toSorted((a, b) => b.counts.unmet - a.counts.unmet)[0]!
  const shared = towns.filter(({ counts }) => counts.unmet === most.counts.unmet).length > 1
  if (shared || most.name === null) return say('{what}：{n} 所学校未达标', { what, n })
  return say('{what}：{n} 所学校未达标，{town}最多（{k} 所）', { what, n, town: most.name, k: most.counts.unmet })
}
