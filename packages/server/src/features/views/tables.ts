export interface ViewsTables {
  account_view: AccountViewTable
}

export interface AccountViewTable {
  account_id: string
  room: string
  name: string
  /** The address behind the `?`. */
  search: string
  at: string
}
