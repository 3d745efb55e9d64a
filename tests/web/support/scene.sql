-- What the demo does not have and the pages must show: an event that is full without a waiting list, and every kind of
-- question, two of them required.
UPDATE event SET waiting_list = 'none', revision = revision + 1 WHERE slug = 'new-reps-glasgow';

INSERT INTO question (event_id, slug, position, kind, label, hint, options, required, purpose, retention_days)
SELECT e.id, q.column1, q.column2, q.column3, q.column4, q.column5, replace(q.column6, '|', char(10)), q.column7, q.column8, 30
  FROM event e,
       (VALUES
        ('role',   1, 'short_text', 'Your role at work',        'As you would say it.', '',                            1, 'groups that mix'),
        ('hope',   2, 'long_text',  'What do you hope to learn?', '',                   '',                            0, 'planning the days'),
        ('level',  3, 'one_of',     'How many cases so far?',   '',                     'None|A few|Many',             1, 'groups that mix'),
        ('topics', 4, 'some_of',    'Topics that interest you', '',                     'Sickness|Conduct|Redundancy', 0, 'planning the days'),
        ('first',  5, 'yes_no',     'Is it your first course?', '',                     '',                            0, 'a welcome')) q
 WHERE e.slug = 'handling-cases-bristol';

UPDATE event SET revision = revision + 1 WHERE slug = 'handling-cases-bristol';
