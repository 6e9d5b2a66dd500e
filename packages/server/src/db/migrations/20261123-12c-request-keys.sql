-- A request belongs to the county it asks a post in: its key begins with the county's code, as every county-owned table's does.

alter table post_request drop constraint post_request_pkey, add primary key (county_code, request_id);
