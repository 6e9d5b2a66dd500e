/** A school year by the year it begins in: 2026 is 2026—2027学年. */
export const schoolYearName = (year: number): string => `${year}—${year + 1}学年`

/** The school year a day lies in; it begins on 1 September. @param day `YYYY-MM-DD` */
export const schoolYearOf = (day: string): number => Number(day.slice(0, 4)) - (day.slice(5) < '09-01' ? 1 : 0)
