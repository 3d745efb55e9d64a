"""A machine of its own for a test: this one's files under an overlay that is thrown away, its own processes, its own
network with nothing but a loopback. Real dpkg, real users, real ports 80 and 443; nothing of it is left behind. Needs root."""
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import time
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get('ROWAN_PROGRAM', ROOT / 'build/release/rowan')).resolve()
WEB = pathlib.Path(os.environ.get('ROWAN_TEST_TWIN', ROOT / 'build/web')).resolve()
SITE = 'events.union.example'

BEGIN = '''
set -e
mount --make-rprivate /
mount -t tmpfs machine "$1"
mkdir "$1/changes" "$1/work" "$1/root"
mount -t overlay overlay -o "lowerdir=/,upperdir=$1/changes,workdir=$1/work" "$1/root"
mount --rbind /dev "$1/root/dev"
mount -t proc proc "$1/root/proc"
mount -t tmpfs run "$1/root/run"
ip link set lo up
echo "127.0.0.1 localhost $2" >"$1/root/etc/hosts"
echo ready
exec sleep infinity
'''

# What an administrator writes where there is no systemd: /etc/rowan/control.
CONTROL = '''#!/bin/sh
set -eu
alive() { [ -e /run/rowan.pid ] && kill -0 "$(cat /run/rowan.pid)" 2>/dev/null; }
case $1 in
start)
    cd /var/lib/rowan
    runuser -u rowan -- sh -c 'echo $$; exec rowan serve --config /etc/rowan/rowan.conf >>/var/lib/rowan/log 2>&1' \
        >/run/rowan.pid 2>/dev/null </dev/null &
    ;;
stop | remove)
    alive || exit 0
    kill "$(cat /run/rowan.pid)"
    while alive; do sleep 0.05; done
    ;;
active) alive ;;
esac
'''


class Machine:
    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix='rowan-machine-')
        self.process = subprocess.Popen(
            ['unshare', '--mount', '--net', '--pid', '--fork', '--kill-child', 'sh', '-c', BEGIN, 'machine', self.folder,
             SITE], stdout=subprocess.PIPE, text=True)
        if self.process.stdout.readline() != 'ready\n':
            raise RuntimeError('A machine for the tests needs root, namespaces and overlays.')
        children = pathlib.Path(f'/proc/{self.process.pid}/task/{self.process.pid}/children').read_text()
        self.inside = ['nsenter', '--target', children.split()[0], '--mount', '--net', '--pid', 'chroot',
                       f'{self.folder}/root', 'env', '-i', 'PATH=/usr/sbin:/usr/bin:/sbin:/bin', 'LC_ALL=C.UTF-8',
                       'DEBIAN_FRONTEND=noninteractive', 'HOME=/root']

    def close(self):
        self.process.kill()
        self.process.communicate()
        shutil.rmtree(self.folder, ignore_errors=True)

    def run(self, *command, timeout=300, **options):
        """What a command there came to: .returncode, .stdout with the errors in it."""
        return subprocess.run([*self.inside, *map(str, command)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              text=True, timeout=timeout, **options)

    def must(self, *command, **options):
        done = self.run(*command, **options)
        if done.returncode:
            raise AssertionError(f'{command} ends with {done.returncode}:\n{done.stdout}')
        return done.stdout

    def start(self, *command):
        """Runs beside the test until the machine is closed."""
        return subprocess.Popen([*self.inside, *map(str, command)], stdout=subprocess.DEVNULL,
                                stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)

    def read(self, path):
        return self.must('cat', path)

    def write(self, path, text, mode='644'):
        self.must('mkdir', '-p', pathlib.PurePath(path).parent)
        self.must('sh', '-c', f'cat >{path} && chmod {mode} {path}', input=text)

    def has(self, path):
        return self.run('test', '-e', path).returncode == 0

    def rowan(self, *words):
        """A command as the manual says to run it."""
        return self.run('runuser', '-u', 'rowan', '--', 'env', '-C', '/var/lib/rowan', 'rowan', *words, '--config',
                        '/etc/rowan/rowan.conf')

    def without_systemd(self):
        self.write('/etc/rowan/control', CONTROL, '755')

    def await_answer(self, url):
        latest = time.monotonic() + 20
        while self.run('curl', '-ksf', '-o', '/dev/null', url).returncode:
            if time.monotonic() > latest:
                raise AssertionError(f'nobody answers at {url}')
            time.sleep(0.05)

    def ask(self, url, *options, body=None):
        """(status, {field: value}, body) of one request by curl. What `body` is a dict becomes JSON."""
        sent = [] if body is None else ['--json', json.dumps(body)]
        said = self.must('curl', '-k', '-sS', '-i', '--max-time', '20', '-H', 'Sec-Fetch-Site: same-origin', *sent, *options,
                         urllib.parse.quote(url, safe=':/?=&%#@!'))
        while True:
            head, _, rest = said.replace('\r\n', '\n').partition('\n\n')
            if not head.startswith('HTTP/') or ' 100' not in head.split('\n')[0]:
                break
            said = rest
        first, *lines = head.split('\n')
        fields = {}
        for name, _, value in (line.partition(': ') for line in lines):
            fields.setdefault(name.lower(), value)
        return int(first.split()[1]), fields, rest


def built(version, folder):
    """The package as it is built."""
    env = {**os.environ, 'ROWAN_PROGRAM': str(PROGRAM), 'ROWAN_WEB': str(WEB), 'ROWAN_PACKAGE_VERSION': version,
           'ROWAN_PACKAGE_FOLDER': str(folder), 'ROWAN_PACKAGE_COMPRESSION': 'gzip'}
    done = subprocess.run([ROOT / 'deploy/package'], env=env, check=True, capture_output=True, text=True)
    return pathlib.Path(done.stdout.split()[-1])


def changed(package, version, change):
    """Another version of a package: `change(tree)` does to its unpacked tree what makes it differ."""
    tree = package.parent / f'tree-{version}'
    subprocess.run(['dpkg-deb', '-R', package, tree], check=True)
    control = tree / 'DEBIAN/control'
    control.write_text(control.read_text().replace('\nVersion: ', f'\nVersion: {version}\nFormer: ', 1))
    change(tree)
    made = package.parent / f'rowan_{version}.deb'
    subprocess.run(['dpkg-deb', '--root-owner-group', '-Zgzip', '-b', tree, made], check=True, capture_output=True)
    return made
