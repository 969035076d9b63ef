-- A role that reads the public tables and nothing else, for BI tools (PostgreSQL).
-- Run it once as the owner of the database or a superuser, with dbt's schema and user:
--
--   psql -v schema=main -v builder=dbt -v password="'a long one'" -f read_only_role.sql
--
-- The private schemas (<schema>_intermediate, <schema>_staging, <schema>_rules, raw) stay
-- closed. A rebuild replaces its tables, so the grant is also on tables to come.
create role lead_scoring_reader login password :password;
alter role lead_scoring_reader set default_transaction_read_only = on;
alter role lead_scoring_reader set statement_timeout = '60s';

select format('grant connect on database %I to lead_scoring_reader', current_database())
\gexec
revoke all on schema :"schema" from lead_scoring_reader;
grant usage on schema :"schema" to lead_scoring_reader;
grant select on all tables in schema :"schema" to lead_scoring_reader;
alter default privileges for role :"builder" in schema :"schema"
    grant select on tables to lead_scoring_reader;
