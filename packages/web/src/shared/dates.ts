/** Times as the office reads them: always Asia/Shanghai, whatever the machine's zone. */

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
})

/** `2026-11-23 18:05` */
export const dateTime = (iso: string): string => clock.format(new Date(iso))

/** `2026-11-23 18:05:09` */
export const dateTimeSecond = (iso: string): string => seconds.format(new Date(iso))

const seconds = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' })

/** `2026-11-23` */
export const date = (iso: string): string => dateTime(iso).slice(0, 10)
