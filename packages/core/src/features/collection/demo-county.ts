/** The fictional county of the demonstration. 澄溪区 exists nowhere, and no region's code begins with 99. */
export const DEMO_COUNTY = { code: '990101', name: '澄溪区' } as const
