/** Everything the system writes down, by its verb: what people call it. A feature adds its verbs here, in the order of the features. */
export const AUDIT_VERBS = {
  'access.sign-in': '登录',
  'access.sign-in-refused': '登录被拒绝',
  'access.sign-out': '退出登录',
  'access.switch-post': '换岗位',
  'access.change-password': '修改密码',
  'access.end-own-session': '使自己的一处登录失效',
  'access.set-policy': '修改密码与登录的规定',
  'access.unlock': '解除账号锁定',
  'access.add-account': '建立账号',
  'access.reset-password': '重置密码',
  'access.end-sessions': '使登录失效',
  'audit.export': '导出操作记录',
  'audit.verify': '核验操作记录',
  'audit.archive': '归档操作记录',
  'collection.hand-in': '提交数据包',
  'collection.refuse': '数据包被拒绝',
  'collection.withdraw': '撤回数据包',
  'orgs.add': '新增机构学校',
  'orgs.change': '机构学校变更',
  'orgs.correct': '更正机构学校',
  'orgs.undo': '撤回机构学校变更',
  'orgs.alias': '机构学校别名',
  'orgs.tag': '机构学校标签',
  'orgs.member': '机构成员',
  'orgs.import': '导入名录',
  'rectification.import': '读入整改方案',
  'rectification.review-name': '核定疑似同名',
  'rectification.review-finding': '核定方案中的矛盾',
  'rectification.withdraw': '撤回整改方案',
  'standards.add-profile': '存入口径方案',
  'standards.adopt-profile': '采用口径方案',
  'standards.withdraw-profile': '撤回口径方案',
  'system.backup': '备份',
  'system.restore': '从备份恢复',
} as const satisfies Record<string, string>

export type AuditVerb = keyof typeof AUDIT_VERBS

/** What people call `verb`; the verb itself where a newer program wrote it. */
export const verbName = (verb: string): string => (AUDIT_VERBS as Readonly<Record<string, string>>)[verb] ?? verb
