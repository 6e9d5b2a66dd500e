-- Of which revision the counts of faults on a return are; an older one is counted anew in the background (docs/decisions/data-round.md).
alter table data_return add column counted_revision integer not null default 0;

create index data_return_uncounted on data_return (county_code, changed_at) where counted_revision < revision;

grant update (counted_revision) on data_return to junheng_app;
