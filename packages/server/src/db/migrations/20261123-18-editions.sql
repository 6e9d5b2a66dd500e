-- Locked rounds as packages: what is judged names the round, its edition and the basis (docs/decisions/data-round.md).

alter table package add column round_id uuid;
alter table package add column edition integer;
alter table package add column run_basis text check (run_basis in ('effective', 'reported', 'statistics'));
-- How many of its values are 核实 ones.
alter table package add column verified integer;
-- Of which value each cell is.
alter table package add column sources_file_id uuid;
alter table package add constraint package_edition check ((round_id is null) = (edition is null) and (round_id is null) = (run_basis is null));

-- Files are handed in once; two editions may well say the same.
drop index package_sha256;
create unique index package_sha256 on package (county_code, sha256) where withdrawn_at is null and round_id is null;
create unique index package_edition_basis on package (county_code, round_id, edition, run_basis);
