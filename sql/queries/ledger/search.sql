-- What the ledger has, the latest first; null narrows nothing.
-- $1 below this number, $2 act, $3 event's slug, $4 person's reference, $5 registration's reference, $6 from, $7 to,
-- $8 how many   -> ledger::noted
SELECT l.seq, l.at, l.act, a.name, a.reference, p.name, p.reference, e.slug, r.reference, l.reason, l.detail
  FROM ledger l LEFT JOIN person a ON a.id = l.actor_id LEFT JOIN person p ON p.id = l.person_id
  LEFT JOIN event e ON e.id = l.event_id LEFT JOIN registration r ON r.id = l.registration_id
 WHERE l.seq < $1
   AND ($2 IS NULL OR l.act = $2)
   AND ($3 IS NULL OR l.event_id = (SELECT id FROM event WHERE slug = $3))
   AND ($4 IS NULL OR (SELECT id FROM person WHERE reference = $4) IN (l.actor_id, l.person_id))
   AND ($5 IS NULL OR l.registration_id = (SELECT id FROM registration WHERE reference = $5))
   AND ($6 IS NULL OR l.at >= $6) AND ($7 IS NULL OR l.at < $7)
 ORDER BY l.seq DESC
 LIMIT $8
