-- When an opening was last told differently, and the end of the last that is not told any more.
-- $1 told if ended after   -> changed at, end; each or null
SELECT MAX(changed_at), MAX(CASE WHEN ends_at <= $1 THEN ends_at END) FROM calendar_entry WHERE kind = 'opening'
