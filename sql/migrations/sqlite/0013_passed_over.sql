-- Whom the queue has passed over is on every organiser's board: found without looking at each who waits.

CREATE INDEX passed_over_in_queue ON registration (event_id) WHERE state = 'waiting' AND passed_over <> '';
