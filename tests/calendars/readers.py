"""What three parsers make of a calendar, in one form: `name`, and `events` with instants as seconds since 1970
(or, for whole days, the date's text)."""
import datetime
import json
import pathlib
import subprocess
import tempfile

import icalendar
import vobject

HERE = pathlib.Path(__file__).parent


def moment(value):
    if not isinstance(value, datetime.datetime):
        return value.isoformat()
    assert value.tzinfo, 'a floating time'
    return int(value.timestamp())


def with_icalendar(raw):
    calendar = icalendar.Calendar.from_ical(raw)
    assert not calendar.errors, calendar.errors
    events = []
    for event in calendar.walk('VEVENT'):
        assert not event.errors, event.errors
        categories = event.get('categories')
        events.append({
            'uid': str(event['uid']),
            'start': moment(event.decoded('dtstart')),
            'end': moment(event.decoded('dtend')),
            'changed': moment(event.decoded('last-modified')),
            'sequence': int(event['sequence']),
            'summary': str(event['summary']),
            'description': str(event.get('description', '')),
            'location': str(event.get('location', '')),
            'status': str(event['status']),
            'categories': [str(one) for one in categories.cats] if categories else [],
        })
    return {'name': str(calendar['name']), 'events': events}


def with_vobject(raw):
    calendar = vobject.readOne(raw.decode())
    events = []
    for event in getattr(calendar, 'vevent_list', []):
        text = lambda name: getattr(event, name).value if hasattr(event, name) else ''
        events.append({
            'uid': text('uid'),
            'start': moment(event.dtstart.value),
            'end': moment(event.dtend.value),
            'changed': moment(event.last_modified.value),
            'sequence': int(text('sequence')),
            'summary': text('summary'),
            'description': text('description'),
            'location': text('location'),
            'status': text('status'),
            'categories': list(text('categories')),
        })
    return {'name': calendar.name.value if not isinstance(calendar.name, str) else calendar.contents['name'][0].value,
            'events': events}


def with_ical_js(raw):
    with tempfile.NamedTemporaryFile(suffix='.ics') as file:
        file.write(raw)
        file.flush()
        said = subprocess.run(['node', HERE / 'ical_js.mjs', file.name], capture_output=True, check=True)
    return json.loads(said.stdout)


READERS = {'icalendar': with_icalendar, 'vobject': with_vobject, 'ical.js': with_ical_js}
