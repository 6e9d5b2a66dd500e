/** Which figure: without `school` the spread of a stage or a county item. */
export interface Figure {
  school?: string | undefined
  stage?: 'primary' | 'junior' | undefined
  indicator: string
}

/** A figure as one value of the address, `school~stage~indicator`, so that an open explanation can be sent: `~primary~L4`. */
export const explainKey = ({ school, stage, indicator }: Figure): string => [school ?? '', stage ?? '', indicator].join('~')

export function readExplainKey(text: string | undefined): Figure | null {
  const parts = text?.split('~') ?? []
  const [school, stage, indicator] = parts
  if (parts.length !== 3 || !indicator) return null
  return {
    indicator,
    ...(school && { school }),
    ...((stage === 'primary' || stage === 'junior') && { stage }),
  }
}
