import { endpoint } from '../../endpoint.ts'
import { CityStanding, Desk } from './schema.ts'

const tag = '首页'

/** Only the caller's own work, in the post they are in. */
export const readDesk = endpoint({
  method: 'GET',
  path: '/api/desk',
  title: '我的工作：到期、逾期、退回和预警',
  tag,
  needs: 'signed-in',
  reply: Desk,
})

/** The counties of the caller's city, by code. */
export const readCity = endpoint({
  method: 'GET',
  path: '/api/city',
  title: '本市各区县：最近一次评估、填报进度和预警',
  tag,
  needs: 'city.read',
  reply: CityStanding,
})
