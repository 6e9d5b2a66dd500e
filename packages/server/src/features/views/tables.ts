export interface ViewsTables {
  account_view: AccountViewTable
  county_view: CountyViewTable
}

export interface AccountViewTable {
  account_id: string
  room: string
  name: string
  /** The address behind the `?`. */
  search: string
  at: string
}

export interface CountyViewTable {
  county_code: string
  room: string
  name: string
  search: string
  at: string
  /** Who shared it. */
  shared_name: string
}
