const IN_CHINA = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' })

/** The day it is in China at that moment, `2026-09-01`, whatever the machine's zone. */
export const dayInChina = (now: Date): string => IN_CHINA.format(now)
