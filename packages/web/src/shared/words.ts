import { useLanguage } from './text.ts'

/** Words of the shell and of the marks that stand everywhere, by key, in both languages. Pages say theirs with `useText` (text.ts). */
const zh = {
  product: '均衡',
  subtitle: '义务教育优质均衡督导评估',
  skip: '跳到正文',
  navigation: '主导航',
  openNavigation: '打开导航',
  closeNavigation: '关闭导航',
  home: '首页',
  packages: '数据填报',
  monitoring: '监测评估',
  rectification: '整改台账',
  administration: '系统管理',
  evaluation: '县级结论',
  matrix: '学校矩阵',
  schools: '学校',
  spread: '校际差异',
  forms: '申报表',
  plans: '整改方案',
  standards: '标准与口径',
  accounts: '账号',
  audit: '操作记录',
  help: '帮助',
  me: '修改密码',
  signOut: '退出登录',
  demo: '示例数据',
  language: 'English',
  highContrast: '高对比',
  findSchool: '找学校',
  met: '达标',
  spare: '余项',
  unmet: '未达标',
  not_judgeable: '无法判定',
  out: '不计入',
} as const

type Words = Readonly<Record<keyof typeof zh, string>>

const en: Words = {
  product: 'Junheng',
  subtitle: 'Balanced compulsory education',
  skip: 'Skip to content',
  navigation: 'Main navigation',
  openNavigation: 'Open navigation',
  closeNavigation: 'Close navigation',
  home: 'Home',
  packages: 'Data',
  monitoring: 'Evaluation',
  rectification: 'Rectification',
  administration: 'Administration',
  evaluation: 'County verdict',
  matrix: 'School matrix',
  schools: 'Schools',
  spread: 'Gaps between schools',
  forms: 'Official forms',
  plans: 'Published plans',
  standards: 'Standards and profiles',
  accounts: 'Accounts',
  audit: 'Audit log',
  help: 'Help',
  me: 'Change password',
  signOut: 'Sign out',
  demo: 'Sample data',
  language: '中文',
  highContrast: 'High contrast',
  findSchool: 'Find a school',
  met: 'Met',
  spare: 'Spare item',
  unmet: 'Unmet',
  not_judgeable: 'Not judgeable',
  out: 'Out of scope',
}

/** The words in the language chosen now; the component renders again when it changes. */
export function useWords(): Words {
  return useLanguage() === 'zh' ? zh : en
}
