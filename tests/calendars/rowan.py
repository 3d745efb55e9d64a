"""The program under test on a demo's data of its own, and its database, which these tests change while it is not
running: it tells what it finds when it starts."""
import hashlib
import http.client
import os
import pathlib
import re
import sqlite3
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get('ROWAN_PROGRAM', ROOT / 'build/release/rowan')


class Rowan:
    def __init__(self):
        self.folder = tempfile.TemporaryDirectory(prefix='rowan-calendars-')
        self.run('demo', r'http://127\.0\.0\.1:(\d+)/')  # its data are there when it listens
        self.stop()
        self.start()

    def start(self, **settings):
        """Serves; the port is the system's choice, the public address always the same."""
        self.run('serve', r'Listening on http://127\.0\.0\.1:(\d+)/',
                 ROWAN_PUBLIC_URL='http://events.union.example', **settings)

    def run(self, command, until, **settings):
        kept = {name: value for name, value in os.environ.items() if not name.startswith('ROWAN_')}
        folder = pathlib.Path(self.folder.name)
        env = {**kept, 'ROWAN_LISTEN': '127.0.0.1:0', 'ROWAN_WEB': str(ROOT / 'web'), 'ROWAN_LIMITS': 'off',
               'ROWAN_DATABASE': str(folder / 'rowan.db'), 'ROWAN_MAIL': f"dir:{folder / 'mail'}",
               'ROWAN_LOG': str(folder / 'rowan.log'), **settings}
        self.process = subprocess.Popen([PROGRAM, command], env=env, cwd=folder, stdout=subprocess.PIPE,
                                        stderr=subprocess.STDOUT, text=True)
        said = ''
        for line in self.process.stdout:
            said += line
            if found := re.search(until, line):
                self.port = int(found[1])
                return
        raise AssertionError(f'it does not listen: {said}')

    def stop(self):
        self.process.terminate()
        self.process.communicate(timeout=30)

    def close(self):
        self.stop()
        self.folder.cleanup()

    @property
    def database(self):
        return sqlite3.connect(pathlib.Path(self.folder.name) / 'rowan.db')

    def change(self, work):
        """Stops, changes rows, starts again."""
        self.stop()
        database = self.database
        database.execute('PRAGMA foreign_keys = ON')
        made = work(database)
        database.commit()
        database.close()
        self.start()
        return made

    def rows(self, query, *arguments):
        database = self.database
        database.row_factory = sqlite3.Row
        found = database.execute(query, arguments).fetchall()
        database.close()
        return found

    def get(self, path, **headers):
        connection = http.client.HTTPConnection('127.0.0.1', self.port, timeout=30)
        connection.request('GET', path, headers=headers)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer, body

    def calendar(self, path='/calendar/events.ics'):
        answer, body = self.get(path)
        assert answer.status == 200, (path, answer.status)
        return body


def add_event(database, slug, days, **texts):
    """An event with all its days, published; `texts`: columns."""
    pool = database.execute('INSERT INTO pool (capacity) VALUES (20)').lastrowid
    columns = {'slug': slug, 'pool_id': pool, 'title': slug, 'kind': 'meeting', 'audience': 'anyone',
               'waiting_list': 'none', 'status': 'published', 'starts_at': days[0][0], 'ends_at': days[-1][1],
               'opens_at': 1, 'closes_at': 2, 'cancel_until': 2, 'created_at': 1, 'changed_at': 1, **texts}
    names = ', '.join(columns)
    event = database.execute(f'INSERT INTO event ({names}) VALUES ({", ".join("?" * len(columns))})',
                             list(columns.values())).lastrowid
    for starts_at, ends_at in days:
        database.execute('INSERT INTO day (event_id, starts_at, ends_at) VALUES (?, ?, ?)', (event, starts_at, ends_at))
    return event


def secret_address(database, person, token='t' * 43):
    database.execute('UPDATE person SET calendar_hash = ? WHERE id = ?',
                     (hashlib.sha256(token.encode()).hexdigest(), person))
    return f'/calendar/my/{token}.ics'
