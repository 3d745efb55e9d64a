-- Who has a text in name, address, membership number or employer; members first.
-- $1 folded text, $2 how many   -> directory::found
SELECT reference, name, email, membership_number, standing, region, employer, permissions
  FROM person
 WHERE email NOT LIKE 'erased:%'
   AND instr(lower(name || ' ' || email || ' ' || COALESCE(membership_number, '') || ' ' || employer), $1) > 0
 ORDER BY CASE standing WHEN 'current' THEN 0 ELSE 1 END, name, id
 LIMIT $2
