import { addressOf } from '@junheng/core/endpoint.ts'
import { downloadTemplate, type TemplateView } from '@junheng/core/features/documents/templates/contract.ts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { dateTime } from '../../../../shared/dates.ts'
import { DropZone } from '../../../../shared/drop-zone.tsx'
import { useMay } from '../../../../shared/session.ts'
import { Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { templatesQuery, useChangeTemplate } from '../api.ts'
import { ENGLISH } from '../papers-english.ts'

/** The templates papers are laid out in: download, replace, return to the default, and every change so far. */
export function TemplatesCard() {
  const say = useText(ENGLISH)
  const { data, error, isPending, refetch } = useQuery(templatesQuery)
  return (
    <section className="card stack no-print">
      <h2>{say('公文模板')}</h2>
      <p className="dim small">
        {say('模板是带字段的 Word 文件：{{字段}} 的位置由系统填写，版式可以改。模板里有系统不认识的字段时不收，并指出是哪个。')}
      </p>
      {isPending ? <Loading what={say('正在载入模板')} /> : null}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data?.items.map((template) => (
        <Template key={template.kind} template={template} />
      ))}
    </section>
  )
}

function Template({ template: { kind, zh, fields, versions } }: { template: TemplateView }) {
  const say = useText(ENGLISH)
  const may = useMay('paper.issue')
  const change = useChangeTemplate(kind)
  const [newest] = versions
  const own = newest?.fileName ?? null
  return (
    <section className="stack paper-template" aria-label={zh}>
      <h3>{zh}</h3>
      <p>
        {own ? say('使用本县模板：{file}', { file: own }) : say('使用默认模板')}{' '}
        {newest ? (
          <span className="dim small">
            {say('第 {n} 版，{by} 于 {at}', { n: newest.version, by: newest.madeBy, at: dateTime(newest.madeAt) })}
          </span>
        ) : null}
      </p>
      <p className="row">
        <a href={addressOf(downloadTemplate, { kind })} download>
          {say('下载现用模板')}
        </a>
        {own ? (
          <a href={addressOf(downloadTemplate, { kind }, { version: 0 })} download>
            {say('下载默认模板')}
          </a>
        ) : null}
        {may && own ? (
          <Button size="small" loading={change.isPending} onClick={() => change.mutate(null)}>
            {say('恢复默认')}
          </Button>
        ) : null}
      </p>
      {may ? (
        <DropZone
          button={say('换用本县模板')}
          accept=".docx"
          primary={false}
          disabled={change.isPending}
          onFile={(file) => change.mutate(file)}
        />
      ) : null}
      {change.error ? <Failed error={change.error} /> : null}
      <details>
        <summary>{say('可用的字段')}</summary>
        <p className="small">{fields.map((name) => `{{${name}}}`).join('　')}</p>
      </details>
      {versions.length > 0 ? (
        <details>
          <summary>{say('历次更换')}</summary>
          <ul className="small">
            {versions.map(({ version, fileName, madeAt, madeBy }) => (
              <li key={version}>
                <a href={addressOf(downloadTemplate, { kind }, { version })} download>
                  {fileName ?? say('默认模板')}
                </a>{' '}
                {say('第 {n} 版，{by} 于 {at}', { n: version, by: madeBy, at: dateTime(madeAt) })}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  )
}
