#!/usr/bin/python3
"""Judges messages by other people's parsers: check_mail.py FILE... prints what is wrong with each, and nothing else.

Python's email parser takes each message apart; every calendar part is read by icalendar and by vobject.
"""
import email
import email.policy
import sys

import icalendar
import vobject

once = ['Date', 'From', 'To', 'Subject', 'Message-ID', 'MIME-Version', 'Auto-Submitted']


def calendar_faults(part):
    faults = []
    if part.get_param('method') != 'PUBLISH' or part.get_param('component') != 'VEVENT':
        faults.append('a calendar part without its method or component')
    bytes_of = part.get_payload(decode=True)
    text = bytes_of.decode('utf-8')
    one = icalendar.Calendar.from_ical(bytes_of)
    events = one.walk('VEVENT')
    if one['METHOD'] != 'PUBLISH' or len(events) != 1:
        faults.append('a calendar that is not one PUBLISHed event')
    other = vobject.readOne(text)
    if str(other.vevent.uid.value) != str(events[0]['UID']):
        faults.append('parsers differ about the UID')
    if other.vevent.dtstart.value != events[0]['DTSTART'].dt:
        faults.append('parsers differ about the start')
    return faults


def faults_of(path):
    with open(path, 'rb') as file:
        raw = file.read()
    message = email.message_from_bytes(raw, policy=email.policy.default)
    faults = [f'{name} occurs {len(message.get_all(name, []))} times' for name in once
              if len(message.get_all(name, [])) != 1]
    if any(len(line) > 998 for line in raw.split(b'\r\n')) or b'\n' in raw.replace(b'\r\n', b''):
        faults.append('lines that are too long, or end otherwise than in CRLF')
    for part in message.walk():
        faults += [f'{part.get_content_type()}: {defect!r}' for defect in part.defects]
        faults += [f'{name}: {defect!r}' for name, value in part.items() for defect in value.defects]
        if part.get_content_type() == 'text/calendar':
            faults += calendar_faults(part)
    text = message.get_body(('plain',))
    page = message.get_body(('html',))
    if text is None or page is None:
        return faults + ['no text, or no page']
    if '\ufffd' in text.get_content() + page.get_content():
        faults.append('characters were lost')
    return faults


for name in sys.argv[1:]:
    for fault in faults_of(name):
        print(f'{name}: {fault}')
