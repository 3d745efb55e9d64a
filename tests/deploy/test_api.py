"""The API's own tests, asked through nginx: tests/support/server.cpp sends them to ROWAN_TEST_FRONT, and nginx, configured as
always but for where it listens, whither it leads and its rate, since all tests are one client, to the server of each test."""
import os
import pathlib
import re
import unittest

from fronts import Front
from machine import ROOT

PROGRAM = pathlib.Path(os.environ.get('ROWAN_TESTS', ROOT / 'build/release/tests/rowan_tests'))
PORT = 8999
TLS = re.compile(r'^    (listen|ssl_).*\n', re.M)

# All of it with --long; otherwise what is most particular about requests, answers and cookies.
SUITES = 'api_*' if os.environ.get('ROWAN_TEST_LONG') else 'api_bad_input,api_booking,api_permissions,api_sign_in,api_tickets'

# Left out, each with its reason.
NOT_THROUGH_A_FRONT = {
    'api_sign_in/two_clients_behind_a_proxy_do_not_feel_each_other': 'the test is the proxy; nginx overwrites what it claims',
    'api_bad_input/what_cannot_be_booked_says_why': 'half an escape and %00 in a path end in nginx, with 400',
    'api_own_calendars/a_secret_address_is_in_no_log_and_no_count': 'it reads /metrics, which nginx does not pass on',
    'api_watching': 'the same',
}


class ThroughNginx(unittest.TestCase):
    def setUp(self):
        self.front = Front(serves=False)
        self.addCleanup(self.front.close)
        server = (ROOT / 'deploy/nginx/rowan.conf').read_text()
        upstream = server[:server.index('server {\n    listen 80;')].replace('rate=200r/s', 'rate=10000r/s')
        secure = TLS.sub('', server[server.index('server {\n    listen 443'):])
        site = (ROOT / 'deploy/nginx/rowan-site.conf').read_text()
        site = site.replace('http://rowan;', 'http://127.0.0.1:$http_x_test_upstream;')
        self.front.install_nginx(upstream + secure.replace('{', f'{{\n    listen 127.0.0.1:{PORT};', 1), site)

    def test_the_api_answers_through_nginx_as_it_does_without(self):
        skipped = [f'--run_test=!{name}' for name in NOT_THROUGH_A_FRONT]
        leaks = f'LSAN_OPTIONS={os.environ.get("LSAN_OPTIONS", "")}'
        done = self.front.machine.run('env', '-C', '/tmp', f'ROWAN_TEST_FRONT={PORT}', leaks, PROGRAM, f'--run_test={SUITES}', *skipped,
                                      '--report_level=short', '--color_output=no', timeout=500)
        passed = re.search(r'(\d+) test cases? out of (\d+) passed', done.stdout)
        self.assertEqual(done.returncode, 0, "\n".join(line for line in done.stdout.split("\n") if "onnection" not in line)[-4000:])
        self.assertGreater(int(passed[1]), 30)
        asked = self.front.machine.read('/var/log/nginx/rowan.log').count('\n')
        self.assertGreater(asked, 500)
