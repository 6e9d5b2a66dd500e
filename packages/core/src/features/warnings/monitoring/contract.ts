import { z } from 'zod'
import { endpoint } from '../../../endpoint.ts'
import { CalendarChange, Monitoring, MonitoringComparison } from './schema.ts'

const tag = '预警'

export const readMonitoring = endpoint({
  method: 'GET',
  path: '/api/monitoring',
  title: '定期监测：日程和历次监测',
  tag,
  needs: 'warning.read',
  reply: Monitoring,
})

/** Counts from today on: days that have passed are not caught up. Today’s own is done within a minute. */
export const setMonitoringCalendar = endpoint({
  method: 'PUT',
  path: '/api/monitoring/calendar',
  title: '设定定期监测的日程',
  tag,
  needs: 'warning.manage',
  body: CalendarChange,
  reply: Monitoring,
})

export const compareMonitoring = endpoint({
  method: 'GET',
  path: '/api/monitoring/comparison',
  title: '两次监测的比较：新增、解除和仍在的预警',
  tag,
  needs: 'warning.read',
  query: z.strictObject({ before: z.iso.date(), after: z.iso.date() }),
  reply: MonitoringComparison,
})
