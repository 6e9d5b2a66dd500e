/** Ways in which a value is verified. */
export const VERIFICATION_METHODS = ['census', 'on_site', 'departments'] as const
export type VerificationMethod = (typeof VERIFICATION_METHODS)[number]

export const VERIFICATION_METHOD_NAMES: Readonly<Record<VerificationMethod, string>> = {
  census: '专项普查',
  on_site: '实地核实',
  departments: '部门比对',
}

/**
 * The verified value of a list's row that was looked for and is not there. It stands in the row's place where verified values come first, and being no row
 * it is not judged; the list is still handed in, so that a school whose one room was not found has none.
 */
export const ABSENT = 'absent'
