-- What was put on paper: badges that were printed, certificates that can be verified. And in whose name a door books.

-- Who made the link: walk-ins are booked in their name. Null: a link older than this column, which takes none.
ALTER TABLE door_link ADD COLUMN maker_id INTEGER REFERENCES person (id);
-- Why walk-ins may come although every place is taken: an organiser's reason (C8, K7). Empty: they may not.
ALTER TABLE door_link ADD COLUMN over_capacity TEXT NOT NULL DEFAULT '';

CREATE TABLE badge_print (
    registration_id INTEGER PRIMARY KEY REFERENCES registration (id),
    fields          TEXT NOT NULL,                              -- what it showed: words of badges::field
    hash            TEXT NOT NULL,                              -- of all it said, and of the ticket's secret
    printed_at      INTEGER NOT NULL
) STRICT;

CREATE TABLE certificate (
    registration_id INTEGER PRIMARY KEY REFERENCES registration (id),
    code            TEXT NOT NULL UNIQUE,                       -- whoever has it may ask whether it is genuine
    made_at         INTEGER NOT NULL
) STRICT;

-- All that counting those who came reads: doors ask after every scan.
CREATE INDEX came_by_list ON check_in (list_id, day, registration_id, verdict, direction, undone_at, present);
