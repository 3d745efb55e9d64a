-- What employers said to those who asked to be released for a course.

CREATE TABLE employer_release (
    registration_id INTEGER PRIMARY KEY REFERENCES registration (id),
    state           TEXT NOT NULL CHECK (state = 'requested' OR state = 'agreed' OR state = 'refused'),
    since           INTEGER NOT NULL
) STRICT;
