export interface SchoolPagesTables {
  school_pages: SchoolPagesTable
}

export interface SchoolPagesTable {
  county_code: string
  pages_id: string
  basis_key: string
  file_name: string
  schools: number
  file_id: string
  made_at: string
  made_name: string
}
