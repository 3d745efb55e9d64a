-- Whether somebody takes what is not about their own booking.
-- $1 person   -> 1 or 0
SELECT optional_mail FROM person WHERE id = $1
