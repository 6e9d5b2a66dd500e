import type { County } from '@junheng/core/features/collection/county.ts'
import { readCountyInput } from '../collection/workbook/read-input.ts'
import { readCatalogue } from '../standards/files.ts'

/** A school of a county's data in the words of the directory's sheet, by header; what was not reported is left out. */
export interface PackageSchool {
  code: string
  parentCode: string
  town: string
  cells: Record<string, string>
}

/** The schools of one county of handed-in data, for the worker thread. */
export async function packageSchools(bytes: Uint8Array, countyCode: string): Promise<PackageSchool[]> {
  const { counties } = await readCountyInput(bytes, readCatalogue())
  const county = counties.find(({ code }) => code === countyCode)
  return county ? county.schools.codes.map((_, row) => schoolOf(county, row)) : []
}

function schoolOf({ schools, campuses }: County, row: number): PackageSchool {
  const number = (key: string): string => {
    const value = schools.numbers.get(key)?.[row] ?? Number.NaN
    return Number.isNaN(value) ? '' : String(value)
  }
  const word = (key: string, words: Record<string, string>): string => words[number(key)] ?? ''
  const code = schools.codes[row]!
  const all: Record<string, string> = {
    名称: schools.names[row]!,
    标识码: code,
    办学类型代码: schools.types[row]!,
    隶属: schools.texts.get('authority')?.[row] ?? '',
    办别: word('ownership', { 0: '公办', 1: '民办' }),
    举办者代码: number('sponsor_type'),
    城乡分类代码: number('urban_rural_code'),
    建校年: number('founding_year'),
    设计规模: number('design_capacity'),
    寄宿: word('is_boarding', { 0: '否', 1: '是' }),
    校区: campuses ? campusesOf(campuses, row) : '',
  }
  const cells = Object.fromEntries(Object.entries(all).filter(([, text]) => text !== ''))
  return { code, parentCode: schools.parents[row] ?? '', town: schools.texts.get('town')?.[row] ?? '', cells }
}

function campusesOf(campuses: NonNullable<County['campuses']>, school: number): string {
  const named: string[] = []
  for (let i = campuses.start[school]!; i < campuses.start[school + 1]!; i++)
    named.push(`${campuses.codes[i]} ${campuses.names[i]}`)
  return named.join('；')
}
