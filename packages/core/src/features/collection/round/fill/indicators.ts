import type { Standard } from '../../../standards/standard.ts'
import { computedColumns } from '../../workbook/computed.ts'
import type { FormIndicator, FormSection } from './schema.ts'

/** The resource indicators as a form shows them: each in the section its figures are typed in. */
export function indicatorsOf(standard: Standard, sections: readonly FormSection[]): FormIndicator[] {
  const { elements } = standard.catalogue
  const columns = computedColumns(standard, (key) => elements.get(key)?.level ?? null)
  return standard.indicators.map(({ code, zh, unit, decimals, thresholds }, i) => {
    const column = columns[i]!
    const home = sections.find(({ groups }) =>
      groups.some(({ fields }) => fields.some(({ uses, key }) => key !== 'students' && uses.some((use) => use.code === code))),
    )
    return { code, zh, unit, decimals, section: home?.key ?? '', of: column.table, formula: column.formula, thresholds }
  })
}
