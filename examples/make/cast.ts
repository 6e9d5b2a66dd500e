import type { Stage } from '@junheng/core/features/collection/county.ts'

/** Code and name of the fictional county; 99 is no province. */
export const COUNTY = { code: '990101', name: '澄溪区（示例）' } as const

export type IndicatorKey = 'L1' | 'L2' | 'L3' | 'L4' | 'L5' | 'L6' | 'L7'

/** One school section as the cast wants it. What is not said is drawn so that it meets the standard with room to spare. */
export interface SectionWish {
  students: number
  /** Multiples of the standard's line: `L1: 0.9` reaches nine tenths of it, `1` stands on it. `null` = the cell is left empty. */
  reach?: Partial<Record<'L1' | 'L2' | 'L3', number | null>>
  /** Classes to open; otherwise as many as keep every class a few pupils below the limit. */
  classes?: number
  /** Pupils of the largest class, taken from its neighbours. */
  largest?: number
  /** Pupils of the year before; otherwise within a few per cent. */
  previous?: number
  /** Report only 高于规定学历专任教师数, without the count by degree. */
  onlyAboveEdu?: true
  /** PE and arts teachers who come from other schools; they count only under an exemption. */
  sharedArts?: number
  /** Share of pupils living in the zone; otherwise all (primary) or nearly all (junior). */
  inZone?: number
}

/** One school of the cast. `shows` is what it is there to show; the README quotes it. */
export interface SchoolWish {
  name: string
  type: string
  shows?: string
  primary?: SectionWish
  junior?: SectionWish
  senior?: number
  /** Multiples of the line, for resources the stages share. */
  reach?: Partial<Record<'L4' | 'L5' | 'L6' | 'L7', number | null>>
  /** 城乡分类代码; 121 (镇中心区) unless said. */
  place?: number
  founded?: number | null
  private?: boolean
  sponsor?: number
  authority?: string
  boarding?: boolean
  /** Name of the central school of a teaching point. */
  parent?: string
  /** Pupils of migrant workers, as a share of the compulsory stages. */
  migrantShare?: number
  /** Fewer or other rooms than the duty asks: music and art, each room's area in ㎡. */
  rooms?: { music: readonly number[]; art: readonly number[] }
  /** Cells to write exactly as given, whatever was drawn. */
  set?: Readonly<Record<string, string | number | boolean | null>>
  /** Pupils taught on a second campus, which has the primary stage only. */
  secondCampusPrimary?: number
}

export const stagesOf = (school: SchoolWish): readonly Stage[] =>
  (['primary', 'junior'] as const).filter((stage) => school[stage] !== undefined)
