import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Fault } from '@junheng/core/fault.ts'

/** A small fictional county, one text a file; tests change the one thing they are about. */
export const SMALL: Readonly<Record<string, string>> = {
  'schools.csv': `school_code,school_name,county_code,county_name,school_type_code,authority,teaching_area_total,equipment_value_wan,is_boarding,ownership,moral_culture_good
0001,虚构小学,990101,虚构县,211,县属,4500,12.5,否,public,good
0002,虚构学校,990101,虚构县,312,县属,9000.25,30,是,public,excellent
`,
  'sections.csv': `school_code,stage,students,classes,ft_teachers
0001,primary,80,2,6
0002,primary,40,1,4
0002,junior,90,2,9
`,
  'classes.csv': `school_code,stage,grade,class_name,students
0001,primary,1,一班,40
0001,primary,2,二班,40
0002,primary,3,三班,40
0002,junior,7,七一班,45
0002,junior,8,八一班,45
`,
  'rooms.csv': `school_code,kind,area
0001,music,96
0001,art,90
0002,music,100
`,
  'county.csv': `county_code,element,value
990101,special_funds_yuan,80000
990101,fiscal_recurrent_revenue@2024,1234.5
990101,naeq:2024:4:语文,Ⅲ;0.12
990101,layout_planning,met
990101,veto:school_choice,no
`,
}

/** Writes files into a new folder, hands it to `use`, and removes it again. */
export async function inFolder<T>(
  files: Readonly<Record<string, string | Uint8Array>>,
  use: (folder: string) => T | Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'junheng-package-'))
  try {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), content)
    }
    return await use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** `sheet:row:column rule` of each fault, to compare at a glance. */
export const brief = (faults: readonly Fault[]): string[] =>
  faults.map(({ sheet, row, column, rule }) => `${sheet}:${row ?? '-'}:${column ?? '-'} ${rule}`)
