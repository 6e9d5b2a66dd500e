-- 进度通报: a third kind of numbered bulletin, of the ledger and so of no kept judgement and no warning.
alter table issued_paper drop constraint issued_paper_kind_check;
alter table issued_paper add constraint issued_paper_kind_check check (kind in ('circular', 'warning_notice', 'progress'));
