import type { MapCheck } from '@junheng/core/features/evaluation/map/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { DropZone } from '../../../../shared/drop-zone.tsx'
import { PageFrame } from '../../../../shared/page-frame.tsx'
import { Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { mapQuery, useCheckMap, usePutMap } from '../api.ts'
import { ConfirmTowns } from '../components/confirm-towns.tsx'
import { MapVersions } from '../components/map-versions.tsx'
import { ENGLISH } from '../map-english.ts'
import '../map.css'

/** 镇街边界: upload, see what is wrong or which town each area could be, confirm; the versions, each of which can be taken away. */
export default function OutlinePage() {
  const say = useText(ENGLISH)
  const map = useQuery(mapQuery)
  const check = useCheckMap()
  const put = usePutMap()
  const [file, setFile] = useState<File | null>(null)
  const take = (chosen: File) => {
    setFile(chosen)
    put.reset()
    check.mutate(chosen)
  }
  return (
    <PageFrame name={say('镇街边界')}>
      <header className="row">
        <h1>{say('镇街边界')}</h1>
        <Link to="/map">{say('看县域图')}</Link>
      </header>
      <p>{say('上传镇街边界（GeoJSON，不超过 10 MB），县域图就按边界画；不上传则按镇街分块画。')}</p>
      <DropZone button={say('选择边界文件')} accept=".geojson,.json" onFile={take} disabled={check.isPending || put.isPending}>
        <p className="dim small">
          {say('每个区域是一个面（Polygon 或 MultiPolygon），经纬度坐标，属性里有名称。')}
          {say('不发出任何外部请求，也不使用在线地图。')}
        </p>
      </DropZone>
      {check.isPending ? <Loading what={say('正在检查文件')} /> : null}
      {check.error ? <Failed error={check.error} /> : null}
      {check.data && check.data.faults.length > 0 ? <Faults check={check.data} /> : null}
      {check.data && check.data.faults.length === 0 && file && !put.isSuccess ? (
        <ConfirmTowns
          // Another file starts anew.
          key={file.name + file.lastModified}
          check={check.data}
          isPending={put.isPending}
          onConfirm={(towns) => put.mutate({ file, towns })}
        />
      ) : null}
      {put.error ? <Failed error={put.error} /> : null}
      {put.isSuccess ? (
        <p className="notice notice-met" role="status">
          <span>
            {say('已采用。')} <Link to="/map">{say('看县域图')}</Link>
          </span>
        </p>
      ) : null}
      {map.error ? <Failed error={map.error} retry={() => void map.refetch()} /> : null}
      {map.data ? <MapVersions versions={map.data.versions} /> : null}
    </PageFrame>
  )
}

function Faults({ check: { fileName, faults } }: { check: MapCheck }) {
  const say = useText(ENGLISH)
  return (
    <section className="notice notice-unmet" role="alert">
      <p className="notice-title">{say('{file}：有 {n} 处错误，没有存入', { file: fileName, n: faults.length })}</p>
      <ul className="bullets lines">
        {faults.map(({ feature, text }) => (
          <li key={`${feature} ${text}`}>
            {feature === null ? say('整个文件') : say('第 {n} 个区域', { n: feature })}：{text}
          </li>
        ))}
      </ul>
    </section>
  )
}
