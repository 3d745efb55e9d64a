"""The service behind nginx or Caddy on a machine of its own, set up as deploy/docs/install.md says: the files of deploy/
as they are, the real ports, a certificate of an authority made for the test."""
import pathlib
import re
import time

from machine import PROGRAM, ROOT, SITE, WEB, Machine

CERTIFICATE = f'''
set -e
mkdir -p /etc/letsencrypt/live/{SITE} && cd /etc/letsencrypt/live/{SITE}
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj '/CN=Test authority' \
    -keyout authority.key -out /usr/local/share/authority.crt
openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj '/CN={SITE}' -keyout privkey.pem -out asked.csr
printf 'subjectAltName=DNS:{SITE}' >names
openssl x509 -req -in asked.csr -CA /usr/local/share/authority.crt -CAkey authority.key -CAcreateserial -days 2 \
    -extfile names -out certificate.pem
cat certificate.pem /usr/local/share/authority.crt >fullchain.pem
chmod 644 privkey.pem
'''


class Front:
    """`machine` with the demo served at https://events.union.example/."""

    def __init__(self, serves=True):
        self.machine = Machine()
        self.machine.must('sh', '-c', CERTIFICATE)
        if serves:
            self.serve()

    def serve(self):
        self.machine.start('sh', '-c', f'mkdir -p /srv/demo && cd /srv/demo && echo $$ >pid && exec env ROWAN_WEB={WEB} '
                           f'ROWAN_PUBLIC_URL=https://{SITE} ROWAN_TRUSTED_PROXY="127.0.0.1 ::1" '
                           f'{PROGRAM} demo --folder . >>said 2>&1')
        self.machine.await_answer('http://127.0.0.1:8080/api/ready')

    def stop(self):
        self.machine.must('sh', '-c', 'id=$(cat /srv/demo/pid); kill $id; while kill -0 $id; do sleep 0.05; done 2>/dev/null')

    def close(self):
        self.machine.close()

    def nginx(self):
        self.install_nginx((ROOT / 'deploy/nginx/rowan.conf').read_text(), (ROOT / 'deploy/nginx/rowan-site.conf').read_text())
        self.machine.await_answer(f'https://{SITE}/api/health')

    def install_nginx(self, server, site):
        self.machine.must('rm', '-f', '/etc/nginx/sites-enabled/default')
        self.machine.write('/etc/nginx/sites-enabled/rowan', server)
        self.machine.write('/etc/nginx/snippets/rowan-site.conf', site)
        main = re.sub(r'worker_connections \d+;', 'worker_connections 8192;', self.machine.read('/etc/nginx/nginx.conf'))
        self.machine.write('/etc/nginx/nginx.conf', 'worker_rlimit_nofile 20000;\n' + main)
        self.machine.must('nginx', '-q', '-t')
        self.machine.must('nginx')

    def caddy(self):
        """The certificate is the test's: there is nobody here to give one."""
        folder = f'/etc/letsencrypt/live/{SITE}'
        text = (ROOT / 'deploy/caddy/Caddyfile').read_text()
        self.machine.write('/etc/caddy/Caddyfile', text.replace(
            f'\n{SITE} {{\n', f'\n{SITE} {{\n\ttls {folder}/fullchain.pem {folder}/privkey.pem\n'))
        self.machine.must('mkdir', '-p', '/var/log/caddy')
        self.machine.start('env', 'HOME=/root', 'caddy', 'run', '--config', '/etc/caddy/Caddyfile')
        self.machine.await_answer(f'https://{SITE}/api/health')

    def ask(self, path, *options, **more):
        return self.machine.ask(f'https://{SITE}{path}', '--cacert', '/usr/local/share/authority.crt', *options, **more)

    def code_for(self, email):
        """The sign-in code that the demo prints, once it does."""
        latest = time.monotonic() + 20
        while time.monotonic() < latest:
            if found := re.findall(rf'Sign-in code for {re.escape(email)}: (\S+)', self.machine.read('/srv/demo/said')):
                return found[-1].rstrip(',')
            time.sleep(0.05)
        raise AssertionError('no code comes')


def logs(machine, folder):
    return machine.must('sh', '-c', f'cat {folder}/*')
