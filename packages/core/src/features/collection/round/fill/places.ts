/** Where an element stands in a school's form: the sections of the paper form, each with its figures of a stage and of the school. */
export interface SectionPlace {
  key: string
  zh: string
  about: string
  /** Element keys asked of each stage. */
  ofStage: readonly string[]
  /** Element keys asked of the school. */
  ofSchool: readonly string[]
}

const EDUCATION = ['doctor', 'master', 'bachelor', 'college', 'senior_high', 'below_high'].map((d) => `ft_teachers_edu_${d}`)

export const SECTION_PLACES: readonly SectionPlace[] = [
  {
    key: 'basics',
    zh: '基本情况',
    about: '学校的性质和沿革，多年不变的核对上年值即可。',
    ofStage: ['grade_count'],
    ofSchool: [
      'ownership',
      'sponsor_type',
      'urban_rural_code',
      'founding_year',
      'design_capacity',
      'is_boarding',
      'is_dense_urban_core',
      'has_construction_record',
    ],
  },
  {
    key: 'pupils',
    zh: '学生与班级',
    about: '学年初 9 月 1 日的在籍人数。班级名册填好后，人数和班数与名册合计核对。',
    ofStage: ['students', 'classes', 'new_enrolment', 'expected_graduates', 'students_in_zone', 'students_prev'],
    ofSchool: ['migrant_worker_children', 'inclusive_students', 'senior_students', 'preschool_students'],
  },
  {
    key: 'staff',
    zh: '教师与编制',
    about: '专任教师按所在学段填报；一人兼两个学段的只计一次。',
    ofStage: [
      'staff_total',
      'ft_teachers',
      ...EDUCATION,
      'ft_teachers_above_edu',
      'backbone_teachers',
      'ft_teachers_pe',
      'ft_teachers_music',
      'ft_teachers_fine_art',
      'ft_teachers_arts_other',
      'shared_pe_arts_teachers',
      'mid_senior_title_teachers',
    ],
    ofSchool: [
      'ft_teachers_school',
      'teachers_certified',
      'teachers_trained_360',
      'posts_approved',
      'posts_filled',
      'posts_extra',
    ],
  },
  {
    key: 'space',
    zh: '用房与场地',
    about: '教学及辅助用房总面积含室内体育用房；评估时室内体育用房计入体育场馆，从教学用房中扣除。',
    ofStage: [],
    ofSchool: [
      'teaching_area_total',
      'classroom_area',
      'laboratory_area',
      'library_area',
      'computer_room_area',
      'language_room_area',
      'indoor_sports_area',
      'sports_field_area',
      'sports_other_campus_area',
      'sports_rented_area',
      'sports_rented_contract',
      'sports_rented_exclusive',
      'sports_rented_walk_minutes',
      'sports_rented_safe',
      'sports_rented_from',
      'sports_rented_until',
      'teaching_area_total_prev',
    ],
  },
  {
    key: 'equipment',
    zh: '设备与图书',
    about: '仪器设备按账面原值；网络多媒体教室须联网并能向学生展示数字资源，两条都具备才计一间。',
    ofStage: [],
    ofSchool: [
      'equipment_value_wan',
      'fixed_assets_wan',
      'multimedia_rooms',
      'computers',
      'books',
      'experiment_equipment_qualified',
      'equipment_value_wan_prev',
    ],
  },
  {
    key: 'funds',
    zh: '经费',
    about: '上一财政年度的预算和决算。不足 100 人的学校另填定额公用经费。',
    ofStage: [],
    ofSchool: [
      'public_funds_budget_wan',
      'public_funds_settled_wan',
      'training_funds_budget_wan',
      'training_funds_settled_wan',
      'public_funds_appropriated_yuan',
      'special_funds_school_yuan',
    ],
  },
  {
    key: 'judgements',
    zh: '学校自评判断项',
    about: '由学校按标准原文自评，佐证材料备查。',
    ofStage: [],
    ofSchool: ['school_standard_score', 'core_items_failed'],
  },
]

/** Read from lists or the directory, never typed as a figure. */
export const NOT_TYPED: readonly string[] = [
  'class_sizes',
  'class_size_bands',
  'music_room_areas',
  'art_room_areas',
  'school_type_code',
]

/** Last year's figures: asked only while no round before this one has them. */
export const ONLY_WITHOUT_PREVIOUS: readonly string[] = ['students_prev', 'teaching_area_total_prev', 'equipment_value_wan_prev']

/** Only schools of these types have them. */
export const ONLY_TYPES: Readonly<Record<string, readonly string[]>> = {
  senior_students: ['341', '342', '345'],
  preschool_students: ['111', '211', '218', '219', '312', '345'],
}
