-- What a contract system keeps: references and observations. No wording and no formula; those stay in the catalogue.

create table if not exists contract (
  id text primary key,
  title text not null,
  tier text not null check (tier in ('low', 'medium', 'high')),
  reporter text not null check (reporter in ('reseller', 'brand', 'buyer')),
  starts date not null,
  ends date not null,
  report_days integer not null,        -- days after a period within which its report is due
  pack_digest char(64) not null        -- stamp of the pack that the contract was made from
);

create table if not exists reference (
  contract text not null references contract (id),
  reference text not null,             -- KPI-TRN-01.1@1.0.0, TRN-01@1, definition:Site List@1
  digest char(64) not null,            -- SHA-256 of the words that were agreed
  bands jsonb,                         -- thresholds that this contract agreed; only for KPIs that are rated
  primary key (contract, reference)
);

create table if not exists observation (
  id text primary key,
  contract text not null references contract (id),
  kpi text not null,
  period_start date not null,
  period_end date not null,
  reported_on date not null,
  body jsonb not null                  -- the observation as it was reported
);
create index if not exists observation_by_period on observation (contract, kpi, period_start, period_end);

create table if not exists published (
  contract text not null references contract (id),
  kpi text not null,
  subject text not null,
  period_end date not null,
  as_of date not null,
  rating text not null,
  exact text,                          -- the value as a fraction, so that nothing is lost to rounding
  catalogue text not null,             -- version of the package that evaluated it
  primary key (contract, kpi, subject, period_end, as_of)
);
