-- The bookings that the demo made up are nobody's news.
UPDATE message SET state = 'expired', recipient = '', detail = '' WHERE state = 'waiting'
