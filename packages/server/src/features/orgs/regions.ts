import type { Db } from '../../db/database.ts'
import * as queries from './queries.ts'

/** A town by its nine digits and its name. */
export interface Town {
  code: string
  name: string
}

/**
 * Makes sure that a county and what lies above it stand among the regions, and these towns too. The names above are known only to who says
 * them; until then the code stands for the name.
 */
export async function ensureRegions(
  tx: Db,
  county: { code: string; name: string },
  towns: readonly Town[] = [],
  above: { province?: string; city?: string } = {},
): Promise<void> {
  const { code } = county
  const province_code = `${code.slice(0, 2)}0000`
  const city_code = `${code.slice(0, 4)}00`
  const none = { province_code: null, city_code: null, county_code: null }
  await queries.putRegions(tx, [
    { region_code: '000000', level: 'nation', name: '中华人民共和国', ...none },
    { region_code: province_code, level: 'province', name: above.province ?? province_code, ...none },
    { region_code: city_code, level: 'city', name: above.city ?? city_code, ...none, province_code },
    { region_code: code, level: 'county', name: county.name, province_code, city_code, county_code: null },
    ...towns.map((town) => townRow(code, town)),
  ])
}

export const addTown = (tx: Db, countyCode: string, town: Town) => queries.putRegions(tx, [townRow(countyCode, town)])

const townRow = (county: string, { code, name }: Town) => ({
  region_code: code,
  level: 'town' as const,
  name,
  province_code: `${county.slice(0, 2)}0000`,
  city_code: `${county.slice(0, 4)}00`,
  county_code: county,
})
