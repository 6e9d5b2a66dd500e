/** 统计（年报冻结数）, 自报, 核实（专项普查、实地核实）: whose word a value is. */
export const BASES = ['statistics', 'reported', 'verified'] as const
export type Basis = (typeof BASES)[number]

export const BASIS_NAMES: Readonly<Record<Basis, string>> = { statistics: '统计', reported: '自报', verified: '核实' }

/**
 * What a run is judged on. `effective`: what was verified, else what was reported; the others take one basis alone, and what it does not
 * hold is not reported.
 */
export const RUN_BASES = ['effective', 'reported', 'statistics'] as const
export type RunBasis = (typeof RUN_BASES)[number]

export const RUN_BASIS_NAMES: Readonly<Record<RunBasis, string>> = {
  effective: '核实优先，其余用自报',
  reported: '只用自报',
  statistics: '只用统计',
}

/** In which order a run looks for a value. */
export const BASIS_ORDER: Readonly<Record<RunBasis, readonly Basis[]>> = {
  effective: ['verified', 'reported'],
  reported: ['reported'],
  statistics: ['statistics'],
}
