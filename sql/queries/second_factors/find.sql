-- The second factor of a person.
-- $1 person   -> second_factors::row      no row: none, nor one being set up
SELECT secret, pending, since, last_step, failures, failed_at,
       (SELECT COUNT(*) FROM recovery_code c WHERE c.person_id = f.person_id)
  FROM second_factor f WHERE person_id = $1
