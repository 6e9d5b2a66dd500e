import type { QueryClient } from '@tanstack/react-query'
import { createRouter } from '@tanstack/react-router'
import { Failed, Loading } from '../shared/states.tsx'
import { readSearch, writeSearch } from '../shared/url.ts'
import { NotFound } from './not-found.tsx'
import { RECTIFICATION } from './rectification-rooms.ts'
import { door, inside, login, room, root, signOn, start } from './room.tsx'

const tree = root.addChildren([
  login,
  signOn,
  door('code', () => import('../features/access/pages/code-page.tsx')),
  door('new-password', () => import('../features/access/pages/new-password-page.tsx')),
  door('second-factor', () => import('../features/access/pages/second-factor-page.tsx')),
  start,
  inside.addChildren([
    room('/', '首页', null, () => import('../features/home/pages/home-page.tsx')),
    room('/rounds', '填报轮次', 'round.read', () => import('../features/collection/round/open/pages/rounds-page.tsx')),
    room('/rounds/new', '开启一轮填报', 'round.manage', () => import('../features/collection/round/open/pages/open-page.tsx')),
    room('/rounds/$round', '填报轮次', 'round.read', () => import('../features/collection/round/open/pages/round-page.tsx')),
    room(
      '/returns/$id/self-check',
      '自查表',
      'return.read',
      () => import('../features/collection/round/open/pages/self-check-page.tsx'),
    ),
    room('/packages', '数据填报', 'collection.read', () => import('../features/collection/pages/packages-page.tsx')),
    room('/packages/$id', '数据包', 'collection.read', () => import('../features/collection/pages/package-page.tsx')),
    room(
      '/rounds/$round/lock',
      '锁定与修订',
      'round.read',
      () => import('../features/collection/round/lock/pages/lock-page.tsx'),
    ),
    room(
      '/rounds/$round/upload',
      '上传全县工作簿',
      'round.manage',
      () => import('../features/collection/round/bases/pages/round-upload-page.tsx'),
    ),
    room(
      '/rounds/$round/statistics',
      '国家系统数据',
      'round.read',
      () => import('../features/collection/round/bases/pages/statistics-page.tsx'),
    ),
    room(
      '/rounds/$round/reconciliation',
      '对账',
      'round.read',
      () => import('../features/collection/round/bases/pages/reconciliation-page.tsx'),
    ),
    room(
      '/rounds/$round/verifications',
      '核实的数',
      'round.read',
      () => import('../features/collection/round/bases/pages/verifications-page.tsx'),
    ),
    room(
      '/returns/$id/upload',
      '上传工作簿',
      'return.fill',
      () => import('../features/collection/round/bases/pages/return-upload-page.tsx'),
    ),
    room(
      '/returns/$id/bases',
      '统计与核实',
      'return.read',
      () => import('../features/collection/round/bases/pages/return-bases-page.tsx'),
    ),
    room('/returns', '我的填报', 'return.read', () => import('../features/collection/round/fill/pages/returns-page.tsx')),
    room('/returns/$id', '填报', 'return.read', () => import('../features/collection/round/fill/pages/return-page.tsx')),
    room(
      '/returns/$id/amendments',
      '申请修订',
      'return.read',
      () => import('../features/collection/round/lock/pages/amendments-page.tsx'),
    ),
    room(
      '/rounds/$round/faults',
      '全轮检查',
      'round.read',
      () => import('../features/collection/round/check/pages/round-faults-page.tsx'),
    ),
    room('/returns/$id/review', '审核', 'return.read', () => import('../features/collection/round/check/pages/review-page.tsx')),
    room('/evaluation', '监测评估', 'evaluation.read', () => import('../features/evaluation/pages/verdict-page.tsx')),
    room(
      '/county-items',
      '县级指标',
      'evaluation.read',
      () => import('../features/evaluation/judgements/pages/county-items-page.tsx'),
    ),
    room(
      '/my-judgements',
      '我的县级结论',
      'judgement.record',
      () => import('../features/evaluation/judgements/duties/own-judgements-page.tsx'),
    ),
    room('/runs', '评估记录', 'evaluation.read', () => import('../features/evaluation/runs/pages/runs-page.tsx')),
    room(
      '/runs/comparison',
      '评估比较',
      'evaluation.read',
      () => import('../features/evaluation/runs/pages/comparison-page.tsx'),
    ),
    room(
      '/recognition',
      '申报认定',
      'evaluation.read',
      () => import('../features/evaluation/recognition/pages/recognition-page.tsx'),
    ),
    room(
      '/readiness',
      '迎检准备',
      'evaluation.read',
      () => import('../features/evaluation/recognition/pages/readiness-page.tsx'),
    ),
    room('/reviews', '评估复核', 'evaluation.read', () => import('../features/evaluation/recognition/pages/reviews-page.tsx')),
    room('/reviews/$id', '评估复核', 'evaluation.read', () => import('../features/evaluation/recognition/pages/review-page.tsx')),
    room(
      '/runs/$run/papers',
      '这次评估的公文',
      'evaluation.read',
      () => import('../features/documents/run-papers/pages/run-papers-page.tsx'),
    ),
    room('/papers', '公文报告', 'evaluation.read', () => import('../features/documents/home/pages/papers-page.tsx')),
    room(
      '/papers/self-report',
      '自评报告',
      'evaluation.read',
      () => import('../features/documents/self-report/pages/self-report-page.tsx'),
    ),
    room('/papers/circular', '监测通报', 'paper.issue', () => import('../features/documents/bulletins/pages/circular-page.tsx')),
    room('/papers/progress', '进度通报', 'paper.issue', () => import('../features/documents/bulletins/pages/progress-page.tsx')),
    room(
      '/papers/warning-notice',
      '预警通知单',
      'paper.issue',
      () => import('../features/documents/bulletins/pages/notice-page.tsx'),
    ),
    room(
      '/papers/issued',
      '通报和通知单',
      'paper.read',
      () => import('../features/documents/bulletins/pages/issued-list-page.tsx'),
    ),
    room(
      '/papers/issued/$id',
      '通报和通知单',
      'paper.read',
      () => import('../features/documents/bulletins/pages/issued-page.tsx'),
    ),
    room('/spread', '校际差异', 'evaluation.read', () => import('../features/evaluation/pages/spread-page.tsx')),
    room('/finance', '教育经费', 'evaluation.read', () => import('../features/evaluation/finance/pages/finance-page.tsx')),
    room('/matrix', '学校矩阵', 'evaluation.read', () => import('../features/evaluation/pages/matrix-page.tsx')),
    room('/trends', '历年趋势', 'evaluation.read', () => import('../features/evaluation/trends/pages/trends-page.tsx')),
    room('/lists', '学校名单', 'evaluation.read', () => import('../features/evaluation/lists/pages/lists-page.tsx')),
    room('/map', '县域图', 'evaluation.read', () => import('../features/evaluation/map/pages/map-page.tsx')),
    room('/map/outline', '镇街边界', 'map.manage', () => import('../features/evaluation/map/pages/outline-page.tsx')),
    room('/schools', '学校', 'evaluation.read', () => import('../features/evaluation/pages/schools-page.tsx')),
    room('/schools/$code', '一校一页', 'evaluation.read', () => import('../features/evaluation/pages/school-page.tsx')),
    room('/my-school', '我的学校', 'school.read', () => import('../features/evaluation/pages/own-school-page.tsx')),
    room('/forms', '申报表', 'evaluation.read', () => import('../features/evaluation/pages/forms-page.tsx')),
    room('/warnings', '预警', 'warning.read', () => import('../features/warnings/pages/warnings-page.tsx')),
    ...RECTIFICATION,
    room('/standards', '标准', 'standards.read', () => import('../features/standards/pages/standards-page.tsx')),
    room('/organisations', '机构学校', 'org.read', () => import('../features/orgs/pages/organisations-page.tsx')),
    room('/accounts', '账号', 'account.read', () => import('../features/access/pages/accounts-page.tsx')),
    room('/accounts/bulk', '批量建立账号', 'account.manage', () => import('../features/access/pages/bulk-page.tsx')),
    room('/accounts/requests', '申请的岗位', 'account.grant', () => import('../features/access/pages/requests-page.tsx')),
    room('/access-policy', '登录规定', 'access.policy', () => import('../features/access/pages/policy-page.tsx')),
    room('/audit', '操作记录', 'audit.read', () => import('../features/audit/pages/audit-page.tsx')),
    room('/inbox', '通知', null, () => import('../features/notices/pages/inbox-page.tsx')),
    room('/inbox/settings', '通知设置', null, () => import('../features/notices/pages/inbox-settings-page.tsx')),
    room('/notice-hooks', '群机器人', 'notices.channels', () => import('../features/notices/pages/hooks-page.tsx')),
    room('/notice-deliveries', '通知发送', 'notices.delivery', () => import('../features/notices/pages/deliveries-page.tsx')),
    room('/me', '我的账号', null, () => import('../features/access/pages/password-page.tsx')),
    room('/help', '帮助', null, () => import('../features/help/pages/help-page.tsx')),
  ]),
])

export const makeRouter = (queryClient: QueryClient) =>
  createRouter({
    routeTree: tree,
    context: { queryClient },
    parseSearch: readSearch,
    stringifySearch: writeSearch,
    defaultPreload: 'intent',
    defaultPendingComponent: () => <Loading />,
    defaultErrorComponent: ({ error, reset }) => <Failed error={error} retry={reset} />,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: true,
  })

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>
  }
}
