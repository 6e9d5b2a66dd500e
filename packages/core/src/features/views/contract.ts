import { z } from 'zod'
import { endpoint } from '../../endpoint.ts'
import { SavedView, SchoolGroups, SharedView, ViewName, ViewRoom, ViewSearch } from './schema.ts'

const tag = '视图'
const OneView = z.strictObject({ room: ViewRoom, name: ViewName })
const NewName = z.strictObject({ name: ViewName })
const Content = z.strictObject({ search: ViewSearch })

/** One's own views of a room, and those of one's county, each by name. */
const Views = z.object({ views: z.array(SavedView), shared: z.array(SharedView) })

export const listViews = endpoint({
  method: 'GET',
  path: '/api/views/:room',
  title: '我保存的视图和本县共用的视图',
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
  body: Content,
  reply: Views,
})

/** Refused with `views.name-taken`, `record.missing`. */
export const renameView = endpoint({
  method: 'PATCH',
  path: '/api/views/:room/:name',
  title: '给一个视图改名',
  tag,
  needs: 'signed-in',
  params: OneView,
  body: NewName,
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

/** As `saveView`, for everybody who reads the county. */
export const shareView = endpoint({
  method: 'PUT',
  path: '/api/county-views/:room/:name',
  title: '把一个视图给全县共用',
  tag,
  needs: 'views.share',
  params: OneView,
  body: Content,
  reply: Views,
})

export const renameSharedView = endpoint({
  method: 'PATCH',
  path: '/api/county-views/:room/:name',
  title: '给本县共用的视图改名',
  tag,
  needs: 'views.share',
  params: OneView,
  body: NewName,
  reply: Views,
})

export const deleteSharedView = endpoint({
  method: 'DELETE',
  path: '/api/county-views/:room/:name',
  title: '不再共用一个视图',
  tag,
  needs: 'views.share',
  params: OneView,
  reply: Views,
})

/** Only schools that have a zone or tags. */
export const listSchoolGroups = endpoint({
  method: 'GET',
  path: '/api/school-groups',
  title: '名录里各校的督学责任区和标签，用于筛选',
  tag,
  needs: 'evaluation.read',
  reply: z.object({ schools: z.array(SchoolGroups) }),
})
