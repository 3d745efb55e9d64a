"""The program under test, serving a demo's data with a listener of its own for metrics."""
import http.client
import os
import pathlib
import re
import socket
import sqlite3
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get('ROWAN_PROGRAM', ROOT / 'build/release/rowan')


def free_port():
    with socket.create_server(('127.0.0.1', 0)) as taken:
        return taken.getsockname()[1]


class Rowan:
    def __init__(self):
        self.home = tempfile.TemporaryDirectory(prefix='rowan-watch-')
        self.folder = pathlib.Path(self.home.name)
        self.metrics = free_port()
        kept = {name: value for name, value in os.environ.items() if not name.startswith('ROWAN_')}
        self.env = {**kept, 'ROWAN_LISTEN': '127.0.0.1:0', 'ROWAN_METRICS_LISTEN': f'127.0.0.1:{self.metrics}',
                    'ROWAN_WEB': str(ROOT / 'web'), 'ROWAN_DATABASE': str(self.folder / 'rowan.db')}
        self.process = subprocess.Popen([PROGRAM, 'demo', '--folder', 'demo'], env=self.env, cwd=self.folder,
                                        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        said = ''
        for line in self.process.stdout:
            said += line
            if found := re.search(r'http://127\.0\.0\.1:(\d+)/', line):
                self.port = int(found[1])
                return
        raise AssertionError(f'it does not listen: {said}')

    def close(self):
        self.process.terminate()
        self.process.communicate(timeout=30)
        self.home.cleanup()

    def command(self, *words):
        subprocess.run([PROGRAM, *words], env=self.env, cwd=self.folder, check=True, capture_output=True)

    def get(self, path, port=None):
        connection = http.client.HTTPConnection('127.0.0.1', port or self.port, timeout=30)
        connection.request('GET', path)
        answer = connection.getresponse()
        body = answer.read().decode()
        connection.close()
        return answer, body

    def scrape(self):
        answer, body = self.get('/metrics', self.metrics)
        assert answer.status == 200, answer.status
        return body

    def rows(self, query):
        database = sqlite3.connect(self.folder / 'rowan.db')
        found = database.execute(query).fetchall()
        database.close()
        return found
