export interface SelfReportTables {
  paper_text: {
    county_code: string
    year: number
    text_key: string
    version: number
    body: string
    written_at: string
    written_name: string
  }
  self_report: {
    county_code: string
    report_id: string
    year: number
    number: number
    run_id: string
    file_id: string
    figures_file_id: string
    figures: number
    blanks: number
    size: number
    made_at: string
    made_name: string
  }
}
