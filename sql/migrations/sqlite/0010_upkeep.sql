-- What is done for the file itself, not in it: when each task was last done, for `rowan status` and the alerts.

CREATE TABLE upkeep (
    task    TEXT PRIMARY KEY,          -- upkeep::task
    done_at INTEGER NOT NULL,          -- seconds since 1970
    detail  TEXT NOT NULL DEFAULT ''   -- one line for people: no personal data, no path
) STRICT, WITHOUT ROWID;
