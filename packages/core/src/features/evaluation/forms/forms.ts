import type { County } from '../../collection/county.ts'
import type { Profile } from '../../standards/profile.ts'
import type { Standard } from '../../standards/standard.ts'
import { evaluateCounty } from '../evaluate-county.ts'
import { type Frame, frameOf } from '../frame.ts'
import type { CountyResult } from '../result.ts'
import type { Form, FormKey } from './form.ts'
import { formI } from './form-i.ts'
import { formII1 } from './form-ii-1.ts'
import { formII2 } from './form-ii-2.ts'
import { formIII } from './form-iii.ts'
import { formIV } from './form-iv.ts'
import { formV, vetoList } from './form-v.ts'
import { formVI } from './form-vi.ts'

/** A county judged once, for everything that is printed of it. */
export interface JudgedCounty {
  frame: Frame
  result: CountyResult
}

export function judgedCounty(county: County, standard: Standard, profile: Profile): JudgedCounty {
  return { frame: frameOf(county, standard, profile), result: evaluateCounty(county, standard, profile) }
}

const BUILDERS: Record<FormKey, (judged: JudgedCounty) => Form> = {
  I: ({ frame }) => formI(frame),
  'II-1': ({ frame, result }) => formII1(frame, result),
  'II-2': ({ frame, result }) => formII2(frame, result),
  III: ({ frame, result }) => formIII(frame, result),
  IV: ({ frame, result }) => formIV(frame, result),
  V: ({ frame, result }) => formV(frame, result),
  veto: ({ frame, result }) => vetoList(frame, result),
  VI: ({ frame }) => formVI(frame),
}

/** 申报表 表Ⅰ—表Ⅵ and the list of vetoes, in the order they are printed. */
export const formsOf = (judged: JudgedCounty): Form[] =>
  (['I', 'II-1', 'II-2', 'III', 'IV', 'V', 'veto', 'VI'] as const).map((key) => formOf(judged, key))

export const formOf = (judged: JudgedCounty, key: FormKey): Form => BUILDERS[key](judged)
