/**
 * Names a formula may use besides data elements: what the engine works out for a school before it looks at a rule, and the rule's own
 * lines. Said here once, for checking the units of formulas and for reading them aloud. `from`: the data elements it is worked out
 * from; `meaning`: how.
 */
export const DERIVED_NAMES: Readonly<Record<string, { zh: string; unit: string; from?: readonly string[]; meaning?: string }>> = {
  compulsory_students: {
    zh: '义务教育段在校学生数',
    unit: '人',
    from: ['students'],
    meaning: '小学部与初中部在校生之和（推断）',
  },
  is_public: { zh: '公办', unit: '', from: ['ownership'], meaning: '办别为公办' },
  is_rural: {
    zh: '农村学校',
    unit: '',
    from: ['urban_rural_code'],
    meaning: '城乡分类代码 210、220；123 以外的镇区不算（推断）',
  },
  is_urban_or_town: { zh: '城区或镇区学校', unit: '', from: ['urban_rural_code'], meaning: '城乡分类代码 111—123' },
  largest_class: { zh: '最大班额', unit: '人', from: ['class_sizes'], meaning: '该校各班学生数的最大值' },
  roomsRequired: { zh: '应有间数', unit: '', from: ['classes'], meaning: '班数÷12，向上取整' },
  sizeLimit: { zh: '规模上限', unit: '人', from: ['school_type_code'] },
  fundsRequired: {
    zh: '按100人应拨公用经费',
    unit: '元',
    from: ['students', 'per_student_std_primary', 'per_student_std_junior'],
  },
  musicMinArea: { zh: '音乐教室面积下限', unit: '㎡' },
  artMinArea: { zh: '美术教室面积下限', unit: '㎡' },
  classLimit: { zh: '班额上限', unit: '人' },
  headcountFloor: { zh: '核定人数', unit: '人' },
  minShare: { zh: '最低比例', unit: '' },
  failAt: { zh: '否决项数', unit: '项' },
  minScore: { zh: '合格分', unit: '分' },
}
