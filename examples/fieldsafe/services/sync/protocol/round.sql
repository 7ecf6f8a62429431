-- The rounds as phones send them; version 3 is read until the last phone of autumn 2025 has been in contact.
create table round_message (
	device uuid not null,
	sequence bigint not null,
	version smallint not null check (version in (3, 4)),
	body jsonb not null,
	received_at timestamptz not null default now(),
	primary key (device, sequence)
);
