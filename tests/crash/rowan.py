"""The program under test as a process of its own, in a folder of its own: started, stopped, killed, made to fail."""
import contextlib
import http.client
import json
import os
import pathlib
import re
import signal
import sqlite3
import struct
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get('ROWAN_PROGRAM', ROOT / 'build/release/rowan')
BUILT = pathlib.Path(os.environ.get('ROWAN_CRASH_BUILT', ROOT / 'build/crash'))  # where the preloads are
LONG = os.environ.get('ROWAN_CRASH') == 'long'
RESTART = 75  # the exit code that asks the supervisor to start it again


def short_or_long(short, long):
    return long if LONG else short


def report(name, figures):
    """The test's line: what it came to, in figures."""
    print(f'  {name}: ' + ', '.join(f'{what} {figure}' for what, figure in figures.items()), flush=True)


def said_clearly(words):
    """Words for whoever starts it, and no cry of the C++ library."""
    last = words.splitlines()[-1] if words else ''
    return len(last.split()) > 3 and 'terminate called' not in words


class Rowan:
    def __init__(self):
        self.home = tempfile.TemporaryDirectory(prefix='rowan-crash-')
        self.folder = pathlib.Path(self.home.name)
        self.data = self.folder / 'data'  # the database's, and nothing else's
        self.data.mkdir()
        self.clock = self.folder / 'clock'
        self.settings = {
            'ROWAN_LISTEN': '127.0.0.1:0', 'ROWAN_WEB': str(ROOT / 'web'), 'ROWAN_LIMITS': 'off',
            'ROWAN_DATABASE': str(self.data / 'rowan.db'), 'ROWAN_MAIL': f"dir:{self.folder / 'mail'}",
            'ROWAN_LOG': str(self.folder / 'rowan.log'), 'ROWAN_PUBLIC_URL': 'http://events.union.example'}
        self.process = None
        self.port = 0

    def close(self):
        if self.process and self.process.poll() is None:
            self.process.kill()
        if self.process:
            self.process.communicate()
        self.home.cleanup()

    # Faults -------------------------------------------------------------------------------------------------------

    def disk(self, fault=None, record=None, seed=1, **more):
        """Settings that put disk.c below the program."""
        given = {'LD_PRELOAD': str(BUILT / 'disk.so'), 'DISK_FOLDER': str(self.data), 'DISK_SEED': str(seed),
                 'DISK_FIRED': str(self.folder / 'fired')}
        if fault:
            given['DISK_FAULT'] = fault
        if record:
            given['DISK_RECORD'] = str(record)
        return given | {name: str(value) for name, value in more.items()}

    @staticmethod
    def threads(most):
        """Settings that put threads.c below the program."""
        return {'LD_PRELOAD': str(BUILT / 'threads.so'), 'THREADS': str(most)}

    def fired(self):
        """The faults that have happened, each `CALL /FILE`; they are forgotten by this."""
        path = self.folder / 'fired'
        lines = path.read_text().splitlines() if path.exists() else []
        path.unlink(missing_ok=True)
        return lines

    def wall_clock(self, instant):
        """Sets the program's wall clock, also while it runs; seconds since 1970."""
        moved = struct.pack('=q', round(instant - time.time()))
        if not self.clock.exists():
            self.clock.write_bytes(moved)
        with open(self.clock, 'r+b', buffering=0) as file:
            file.write(moved)
        return {'LD_PRELOAD': str(BUILT / 'clock.so'), 'CLOCK_FILE': str(self.clock)}

    # Running ------------------------------------------------------------------------------------------------------

    def environment(self, settings):
        kept = {name: value for name, value in os.environ.items() if not name.startswith('ROWAN_')}
        return kept | self.settings | settings

    def spawn(self, words, settings=None, **options):
        with open(self.folder / 'output', 'w') as output:
            return subprocess.Popen(words, env=self.environment(settings or {}), cwd=self.folder, stdout=output,
                                    stderr=subprocess.STDOUT, **options)

    def said(self):
        return (self.folder / 'output').read_text()

    def run(self, *words, settings=None):
        """A command to its end: its exit code, and what it said."""
        code = self.spawn([PROGRAM, *words], settings).wait(timeout=120)
        return code, self.said()

    def start(self, settings=None, words=(PROGRAM, 'serve'), **options):
        """Serves. Gives the seconds until its first answer, or None if it ended instead."""
        began = time.monotonic()
        self.process = self.spawn(words, settings, **options)
        while self.process.poll() is None:
            if found := re.search(r'Listening on http://127\.0\.0\.1:(\d+)/\n', self.said()):
                self.port = int(found[1])
                with contextlib.suppress(OSError, http.client.HTTPException):  # or it ends with that
                    self.get('/api/ready')
                    return time.monotonic() - began
            time.sleep(0.002)
        return None

    def stop(self, how=signal.SIGTERM):
        """Its exit code, as a shell has it: negative for a signal."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        return self.process.wait(timeout=60)

    # Looking ------------------------------------------------------------------------------------------------------

    def ask(self, verb, path, token=None, body=None, **headers):
        """Status, headers, and the answer's JSON or bytes."""
        connection = http.client.HTTPConnection('127.0.0.1', self.port, timeout=60)
        if token:
            headers['Authorization'] = f'Bearer {token}'
        if body is not None:
            headers['Content-Type'] = 'application/json'
        connection.request(verb, path, None if body is None else json.dumps(body), headers)
        answer = connection.getresponse()
        text = answer.read()
        connection.close()
        is_json = 'json' in (answer.getheader('Content-Type') or '')
        return answer.status, answer.headers, json.loads(text) if is_json else text

    def get(self, path, token=None):
        return self.ask('GET', path, token)

    @property
    def database(self):
        return sqlite3.connect(self.settings['ROWAN_DATABASE'], timeout=30)

    def rows(self, query, *arguments):
        database = self.database
        found = database.execute(query, arguments).fetchall()
        database.close()
        return found

    def change(self, statement, *arguments):
        database = self.database
        database.execute(statement, arguments)
        database.commit()
        database.close()

    def status(self, field):
        """A number of /proc/PID/status, such as VmHWM in KiB."""
        text = pathlib.Path(f'/proc/{self.process.pid}/status').read_text()
        return int(re.search(rf'^{field}:\s+(\d+)', text, re.M)[1])

    def descriptors(self):
        return len(os.listdir(f'/proc/{self.process.pid}/fd'))

    def processor_seconds(self):
        fields = pathlib.Path(f'/proc/{self.process.pid}/stat').read_text().rsplit(')', 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf('SC_CLK_TCK')
