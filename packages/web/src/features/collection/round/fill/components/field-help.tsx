import type { FormField } from '@junheng/core/features/collection/round/fill/schema.ts'
import { plain } from '../../../../../shared/numbers.ts'
import { useText } from '../../../../../shared/text.ts'
import { ENGLISH } from '../fill-english.ts'

/** What there is to know about a value: its official definition, where it stands, when it can exist, what it is needed for. */
export function FieldHelp({ field }: { field: FormField }) {
  const say = useText(ENGLISH)
  const range =
    field.min === null && field.max === null
      ? null
      : `${field.min === null ? '' : plain(field.min)} — ${field.max === null ? '' : plain(field.max)} ${field.unit}`
  const facts: [string, string | null][] = [
    [say('定义'), field.definition],
    [say('数据来源'), field.sourceTable],
    [say('时点'), field.period],
    [say('最早可得'), field.earliest],
    [say('填报人'), field.reporter],
    [say('范围'), range],
    [say('用于'), field.uses.map(({ code, zh }) => `${code} ${zh}`).join('；') || null],
    [say('依据'), `${field.source}（${field.confidence}）`],
  ]
  return (
    <dl className="facts fill-facts">
      {facts.map(([name, text]) =>
        text ? (
          <div key={name} className="facts-pair">
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ) : null,
      )}
    </dl>
  )
}
