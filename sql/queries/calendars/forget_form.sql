-- Makes room for another form.
DELETE FROM calendar_form
