import { type Recogniser, SCHOOL_CODE, SCHOOL_NAME } from './recogniser.ts'

const SCHOOL = [SCHOOL_CODE, SCHOOL_NAME]

/** Exports with a row a pupil, a teacher, a room, an asset. Every word here is inferred: no such export was at hand. */
export const LISTS: readonly Recogniser[] = [
  {
    key: 'pupils',
    zh: '学籍导出（学生名单）',
    kind: 'pupils',
    stage: null,
    titles: ['学籍信息导出', '学生学籍名单', '在校生名单'],
    required: ['grade', 'class_name'],
    valueColumns: [],
    source: '全国中小学生学籍信息管理系统；standards.md §1.1（逐班数来自学籍）',
    confidence: '推断',
    fields: [
      { ...SCHOOL_CODE, names: ['就读学校标识码', ...SCHOOL_CODE.names] },
      { ...SCHOOL_NAME, names: ['就读学校', '就读学校名称', ...SCHOOL_NAME.names] },
      { key: 'stage', names: ['学段', '就读学段'] },
      { key: 'grade', names: ['年级', '年级名称', '所在年级', '就读年级'] },
      { key: 'class_name', names: ['班级', '班级名称', '所在班级', '行政班'] },
      { key: 'pupil_id', names: ['学籍号', '全国学籍号', '学籍辅号', '学生编号', '身份证件号', '身份证号'] },
      { key: 'enrolled', names: ['就读状态', '学籍状态', '学生状态', '在校状态', '在籍状态'] },
    ],
  },
  {
    key: 'teachers',
    zh: '教师系统导出（教师名单）',
    kind: 'teachers',
    stage: null,
    titles: ['教职工信息导出', '教师基本信息导出', '教师名册'],
    required: ['teacher_id', 'stage', 'status'],
    valueColumns: [],
    source: '全国教师管理信息系统；政12、政9 的 sourceSystem 为教师系统、继续教育学分系统',
    confidence: '推断',
    fields: [
      {
        key: 'school_code',
        names: ['服务学校标识码', '任教学校标识码', '服务学校代码', '任教学校代码', ...SCHOOL_CODE.names],
      },
      {
        key: 'school_name',
        names: ['服务学校', '服务学校名称', '任教学校', '任教学校名称', '现任教学校', ...SCHOOL_NAME.names],
      },
      {
        key: 'teacher_id',
        names: ['教师个人标识码', '教师编号', '全国教师编号', '教职工编号', '个人标识码', '工号', '身份证件号', '身份证号'],
      },
      { key: 'stage', names: ['任教学段', '学段', '主要任教学段'] },
      { key: 'status', names: ['岗位状态', '任教状态', '教师类别', '任职类别', '用人形式', '状态', '是否专任'] },
      { key: 'degree', names: ['最高学历', '学历', '学历层次'] },
      { key: 'subject', names: ['任教学科', '主要任教学科', '任教课程', '学科'] },
      { key: 'title', names: ['专业技术职务', '职称', '岗位等级名称', '聘任专业技术职务'] },
      { key: 'backbone', names: ['骨干教师级别', '骨干级别', '骨干教师', '是否县级以上骨干教师'] },
      { key: 'backbone_document', names: ['骨干认定文号', '骨干教师认定文号', '认定文号'] },
      {
        key: 'certified',
        names: ['是否持有教师资格证', '是否持证', '教师资格证种类', '教师资格证', '教师资格证号码', '资格证书号码'],
      },
      {
        key: 'hours_360',
        names: ['近五年培训学时', '近5年培训学时', '五年培训学时', '继续教育学时', '是否满360学时', '满360学时'],
      },
    ],
  },
  {
    key: 'buildings',
    zh: '校舍系统导出（房间或建筑清单）',
    kind: 'items',
    stage: null,
    titles: ['校舍信息导出', '校舍清单', '校舍用房清单'],
    required: ['use', 'amount'],
    valueColumns: [],
    source: '全国中小学校舍信息管理系统；音美教室逐间面积（政3）',
    confidence: '推断',
    fields: [
      ...SCHOOL,
      { key: 'use', names: ['房间用途', '用房用途', '用房类别', '使用功能', '用途'] },
      { key: 'amount', names: ['使用面积', '房间面积', '面积', '建筑面积'], unit: '㎡' },
    ],
    uses: {
      音乐教室: 'room:music',
      音乐专用教室: 'room:music',
      美术教室: 'room:art',
      美术专用教室: 'room:art',
      室内体育用房: 'indoor_sports_area',
      体育馆: 'indoor_sports_area',
      风雨操场: 'indoor_sports_area',
    },
  },
  {
    key: 'assets',
    zh: '资产系统导出（资产明细）',
    kind: 'items',
    stage: null,
    titles: ['资产明细', '固定资产明细导出', '资产卡片导出'],
    required: ['use', 'amount'],
    valueColumns: [],
    source: '行政事业性国有资产管理系统；L6 教学仪器设备值为固定资产账面值',
    confidence: '推断',
    fields: [
      ...SCHOOL,
      { key: 'use', names: ['教育资产类别', '资产用途', '资产类别', '资产分类'] },
      { key: 'amount', names: ['账面原值', '账面价值', '资产原值', '原值', '价值'], unit: '元' },
    ],
    uses: {
      教学仪器设备: 'equipment_value_wan',
      '教学、实验仪器设备': 'equipment_value_wan',
      教学实验仪器设备: 'equipment_value_wan',
    },
  },
]
