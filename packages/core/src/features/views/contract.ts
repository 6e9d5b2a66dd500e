import { z } from 'zod'
import { endpoint } from '../../endpoint.ts'
import { SavedView, ViewName, ViewRoom, ViewSearch } from './schema.ts'

const tag = '我的视图'
const OneView = z.strictObject({ room: ViewRoom, name: ViewName })

/** One's own views of a room, by name. */
const Views = z.object({ views: z.array(SavedView) })

export const listViews = endpoint({
  method: 'GET',
  path: '/api/views/:room',
  title: '我保存的视图',
  tag,
  needs: 'signed-in',
  params: z.strictObject({ room: ViewRoom }),
  reply: Views,
})

/** Keeps a view under a name; what was kept under that name before is replaced. Answers all views of the room. */
export const saveView = endpoint({
  method: 'PUT',
  path: '/api/views/:room/:name',
  title: '保存一个视图：筛选、排序和列',
  tag,
  needs: 'signed-in',
  params: OneView,
  body: z.strictObject({ search: ViewSearch }),
  reply: Views,
})

/** Answers the views that are left; a view that is not there is no trouble. */
export const deleteView = endpoint({
  method: 'DELETE',
  path: '/api/views/:room/:name',
  title: '删除一个视图',
  tag,
  needs: 'signed-in',
  params: OneView,
  reply: Views,
})
