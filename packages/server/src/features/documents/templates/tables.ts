export interface PaperTemplateTables {
  paper_template: {
    county_code: string
    kind: string
    version: number
    file_id: string | null
    file_name: string | null
    made_at: string
    made_name: string
  }
}
