-- By which way a complaint (公众反映) reached the county.

alter table rectification_item
  add column channel text check (channel in ('letter', 'visit', 'phone', 'hotline', 'online', 'media', 'other')),
  add check (channel is null or source = 'public');
grant update (channel) on rectification_item to junheng_app;
