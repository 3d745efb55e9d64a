-- The pools that have free places and people who wait.
-- -> pool
SELECT id FROM pool WHERE waiting > 0 AND (capacity IS NULL OR taken < capacity) ORDER BY id
