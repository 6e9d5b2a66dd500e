-- What the ledger's lists are ordered and counted by. Without these every page of a county of 20 000 items is sorted and counted anew.

create index rectification_item_by_state on rectification_item (county_code, state, deadline);
create index rectification_item_by_school on rectification_item (county_code, school_name collate "zh-Hans-x-icu", item_no);
create index rectification_item_latest_due on rectification_item (county_code, deadline desc nulls last, item_no);
create index rectification_item_by_change on rectification_item (county_code, changed_at, item_no);
create index rectification_item_by_indicator on rectification_item (county_code, indicator, item_no);
-- The order of states that lists use (ledger/list-items.ts), word for word.
create index rectification_item_by_progress on rectification_item (county_code,
  array_position(array['open', 'in_progress', 'submitted', 'verified', 'closed', 'merged', 'dropped'], state), item_no);
-- Units the directory does not know, by name.
create index item_unit_by_name on item_unit (county_code, part, name, item_no) where org_id is null;
