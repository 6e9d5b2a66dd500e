/** How the proof of an indicator comes into being, hence the earliest day it can exist. */
export type Proof = 'school_year_start' | 'monitoring_round' | 'final_accounts' | 'other'

/** Indicators of the 2017 standard by what a plan calls them. Keys are the catalogue's. */
const INDICATORS: readonly (readonly [key: string, wording: RegExp, proof: Proof])[] = [
  ['naeq_level', /质量监测/, 'monitoring_round'],
  ['above_edu_teachers_per_100', /高于规定学历/, 'school_year_start'],
  ['backbone_teachers_per_100', /骨干教师数/, 'school_year_start'],
  ['sports_arts_teachers_per_100', /体育、?艺术.*教师/, 'school_year_start'],
  ['teaching_area_per_student', /教学及辅助用房/, 'school_year_start'],
  ['sports_area_per_student', /体育运动?场馆/, 'school_year_start'],
  ['equipment_value_per_student', /教学仪器设备/, 'school_year_start'],
  ['multimedia_rooms_per_100', /网络多媒体教室/, 'school_year_start'],
  ['music_art_rooms', /音乐、?美术.*教室/, 'school_year_start'],
  ['class_size', /班级学生数|班额/, 'school_year_start'],
  ['school_size', /规模不超过|学校规模/, 'school_year_start'],
  ['small_school_funds', /按100人核定/, 'final_accounts'],
  ['special_edu_funds', /特殊教育.*公用经费/, 'final_accounts'],
  ['teacher_pay', /平均工资收入/, 'final_accounts'],
  ['training_funds_5pct', /培训经费/, 'final_accounts'],
  ['training_360', /360学时/, 'other'],
  ['teacher_exchange', /交流轮岗/, 'school_year_start'],
  ['certified_teachers', /资格证/, 'school_year_start'],
  ['zoned_enrolment', /就近划片/, 'school_year_start'],
  ['quality_hs_quota', /优质高中/, 'other'],
  ['migrant_children', /随迁子女/, 'school_year_start'],
  ['junior_retention_3y', /巩固率/, 'school_year_start'],
  ['disabled_enrolment', /残疾儿童/, 'school_year_start'],
  ['social_recognition', /社会认可度|满意度/, 'other'],
]

export function recognise(text: string): { key: string | null; proof: Proof } {
  const found = INDICATORS.find(([, wording]) => wording.test(text.replace(/\s+/g, '')))
  return found ? { key: found[0], proof: found[2] } : { key: null, proof: 'other' }
}
