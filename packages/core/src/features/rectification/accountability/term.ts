/** Days past the deadline after which an item is proposed for accountability, until the county sets its own: our proposal, no rule prescribes it. */
export const DEFAULT_OVERDUE_DAYS = 30
