/** What stands before each milestone, in words. */
export const MILESTONE_WORDS = { municipal: '市级复核前', provincial: '省级评估前', national: '国家认定前' } as const
