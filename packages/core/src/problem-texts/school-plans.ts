/** What concerns a school's own plan, 一校一案. See `problems.ts`. */
export const SCHOOL_PLAN_PROBLEMS = {
  'school-plan.not-now': { status: 409, text: '方案现在不能进行这项操作，请刷新后看它的状态。' },
  'school-plan.incomplete': { status: 422, text: '方案还不能提交，还没有写：{missing}。' },
  'school-plan.own': { status: 409, text: '提交的人不能自己批准，要由另一个人批准。' },
  'school-plan.why': { status: 422, text: '退回时请写明要修改什么。' },
  'school-plan.none': { status: 409, text: '台账里没有学校的整改任务，没有可以导出的方案。' },
} as const
