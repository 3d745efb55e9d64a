"""nginx and Caddy, as configured here, in front of the real program: what passes, what does not, what is logged."""
import json
import os
import shutil
import unittest

from fronts import Front, logs
from machine import ROOT, SITE

SAM = 'sam.okafor@members.example'
OBSERVATORY = ROOT / 'tests/deploy/node_modules/@mdn/mdn-http-observatory'
JSON = ('-H', 'Content-Type: application/json')

# Known to score 130, A+, in Mozilla's Observatory; a policy may forbid more.
SCORING = {'strict-transport-security': 'max-age=63072000; includeSubDomains', 'x-content-type-options': 'nosniff',
           'referrer-policy': 'same-origin', 'x-frame-options': 'DENY', 'cross-origin-resource-policy': 'same-origin',
           'cross-origin-opener-policy': 'same-origin'}
POLICY = ("default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "connect-src 'self'",
          "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'")

# Raw requests that must not get through as they are: what, bytes before the end of the header, body.
HOSTILE = (
    ('two lengths', 'POST /api/sign-in HTTP/1.1\r\nHost: {site}\r\nContent-Length: 2\r\nContent-Length: 3\r\n', '{{}}'),
    ('length and chunks', 'POST /api/sign-in HTTP/1.1\r\nHost: {site}\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n',
     '0\r\n\r\n'),
    ('an unknown coding', 'POST /api/sign-in HTTP/1.1\r\nHost: {site}\r\nTransfer-Encoding: cow\r\n', '{{}}'),
    ('no host', 'GET /api/events HTTP/1.1\r\n', ''),
    ('two hosts', 'GET /api/events HTTP/1.1\r\nHost: {site}\r\nHost: other.example\r\n', ''),
    ('a space before the colon', 'GET /api/events HTTP/1.1\r\nHost : {site}\r\n', ''),
    ('NUL in a field', 'GET /api/events HTTP/1.1\r\nHost: {site}\r\nX-Thing: a\0b\r\n', ''),
    ('a long header', 'GET /api/events HTTP/1.1\r\nHost: {site}\r\nX-Long: ' + 'x' * 70000 + '\r\n', ''),
    ('a trace', 'TRACE / HTTP/1.1\r\nHost: {site}\r\n', ''),
)


class Behind:
    """What holds behind either."""

    @classmethod
    def setUpClass(cls):
        cls.front = Front()
        cls.addClassCleanup(cls.front.close)
        getattr(cls.front, cls.name)()

    def sign_in(self):
        jar = ('-b', '/tmp/jar', '-c', '/tmp/jar')
        self.assertEqual(self.front.ask('/api/sign-in', *jar, body={'email': SAM})[0], 202)
        status, fields, _ = self.front.ask('/api/sign-in/code', *jar, body={'code': self.front.code_for(SAM)})
        self.assertEqual(status, 200)
        return jar, fields

    def test_plain_http_leads_to_https(self):
        status, fields, _ = self.front.machine.ask(f'http://{SITE}/events/members-summit')
        self.assertIn(status, (301, 308))
        self.assertEqual(fields['location'], f'https://{SITE}/events/members-summit')

    def test_pages_come_with_the_header_set_that_scores_130(self):
        status, fields, _ = self.front.ask('/')
        self.assertEqual(status, 200)
        for name, value in SCORING.items():
            self.assertEqual(fields.get(name), value, name)
        for part in POLICY:
            self.assertIn(part, fields['content-security-policy'])
        self.assertNotRegex(fields.get('server', ''), r'[0-9]')

    def test_mozillas_observatory_gives_the_best_grade(self):
        """Its list of preloaded sites is on the net; there is none here."""
        self.front.machine.write(OBSERVATORY / 'conf/hsts-preload.json', '{}')
        said = self.front.machine.must('env', 'NODE_EXTRA_CA_CERTS=/usr/local/share/authority.crt', shutil.which('node'),
                                       OBSERVATORY / 'src/scan.js', SITE)
        scan = json.loads(said[said.index('{'):said.rindex('}') + 1])['scan']
        self.assertEqual((scan['grade'], scan['testsFailed']), ('A+', 0), said)
        self.assertGreaterEqual(scan['score'], 130)

    def test_pages_come_compressed_and_are_known_again(self):
        status, fields, _ = self.front.ask('/', '-H', 'Accept-Encoding: gzip', '-o', '/dev/null', '-D', '-')
        self.assertEqual((status, fields['content-encoding']), (200, 'gzip'))
        status, _, _ = self.front.ask('/', '-H', 'Accept-Encoding: gzip', '-H', f'If-None-Match: {fields["etag"]}')
        self.assertEqual(status, 304)

    def test_a_member_signs_in_and_gets_a_cookie_no_script_and_no_other_site_sees(self):
        jar, fields = self.sign_in()
        for part in ('__Host-', 'Secure', 'HttpOnly', 'SameSite=Strict', 'Path=/'):
            self.assertIn(part, fields['set-cookie'])
        status, _, body = self.front.ask('/api/me', *jar)
        self.assertEqual(status, 200)
        self.assertIn(SAM, body)

    def test_metrics_stay_on_the_machine(self):
        self.assertEqual(self.front.ask('/metrics')[0], 404)
        self.assertEqual(self.front.machine.ask('http://127.0.0.1:8080/metrics')[0], 200)

    def test_bodies_are_limited_and_the_answer_is_a_problem(self):
        self.front.machine.write('/tmp/large', '{"email":"' + 'x' * 70000 + '"}')
        self.front.machine.write('/tmp/longer', '{"scans":"' + 'x' * 300000 + '"}')
        for path, file in (('/api/sign-in', 'large'), ('/api/door/nobody/scans', 'longer')):
            status, fields, body = self.front.ask(path, *JSON, '--data-binary', f'@/tmp/{file}')
            self.assertEqual((status, fields['content-type']), (413, 'application/problem+json'), path)
            self.assertIn('/problems/too_large', body)
        self.assertNotEqual(self.front.ask('/api/door/nobody/scans', *JSON, '--data-binary', '@/tmp/large')[0], 502)

    def test_hostile_framing_ends_here_or_is_refused(self):
        for what, head, body in HOSTILE:
            with self.subTest(what):
                sent = (head + 'Connection: close\r\n\r\n' + body).format(site=SITE)
                said = self.front.machine.run('openssl', 's_client', '-quiet', '-ign_eof', '-connect', f'{SITE}:443',
                                              '-servername', SITE, input=sent, timeout=30).stdout
                status = said.partition('HTTP/1.')[2][2:5] or 'closed'
                self.assertRegex(status, '^(4..|501|505|closed)$', said[-300:])
        self.assertEqual(self.front.ask('/api/ready')[0], 200)

    def test_tls_is_1_2_or_1_3(self):
        for option, works in (('-tls1_1', False), ('-tls1_2', True), ('-tls1_3', True)):
            done = self.front.machine.run('openssl', 's_client', option, '-cipher', 'DEFAULT@SECLEVEL=0', '-connect',
                                          f'{SITE}:443', '-servername', SITE, '-CAfile', '/usr/local/share/authority.crt',
                                          input='')
            self.assertEqual('Verify return code: 0' in done.stdout and 'Cipher is (NONE)' not in done.stdout, works, option)

    @unittest.skipUnless(os.environ.get('ROWAN_TEST_LONG'), 'with --long')
    def test_testssl_finds_nothing(self):
        said = self.front.machine.run('testssl', '--quiet', '--color', '0', '--warnings', 'batch', '-p', '-S', '-h', '-U',
                                      '--add-ca', '/usr/local/share/authority.crt', f'https://{SITE}/', timeout=900).stdout
        self.assertNotIn('VULNERABLE (NOT ok)', said)
        self.assertRegex(said, r'TLS 1\.3\s+offered')

    def test_logs_hold_no_secret_no_query_and_nobody(self):
        planted = ('planted-token', 'planted-query', 'planted-agent', 'planted-referrer', 'planted-cookie', 'planted@members.example')
        said = ('-A', 'planted-agent', '-e', f'https://{SITE}/?planted-referrer', '-H', 'Cookie: login=planted-cookie')
        for path in ('/calendar/my/planted-token.ics', '/calendar/opening/planted-token.ics', '/door/planted-token',
                     '/api/door/planted-token/pack', '/api/unsubscribe/planted-token', '/verify/planted-token',
                     '/api/certificates/planted-token', '/unsubscribe?t=planted-token', '/?q=planted-query'):
            self.front.ask(path, *said)
        self.front.ask('/api/sign-in', *said, body={'email': 'planted@members.example'})
        for path in ('/api/door/planted-token/scans', '/api/events?q=planted-query'):
            # Refused while it is sent: the line may be cut before curl has the answer.
            self.front.machine.run('curl', '-ks', '--max-time', '20', *said, *JSON, '--data-binary', '@/bin/bash',
                                   f'https://{SITE}{path}')
        found = logs(self.front.machine, self.logs)
        self.assertGreater(found.count('\n'), 9)
        for secret in (*planted, '127.0.0.1'):
            self.assertNotIn(secret, found)

    def test_without_the_service_the_pages_are_told_so(self):
        self.front.stop()
        status, fields, body = self.front.ask('/api/events?planted-query')
        self.front.serve()
        self.assertEqual((status, fields['content-type']), (503, 'application/problem+json'))
        self.assertEqual(fields['retry-after'], '5')
        self.assertIn('/problems/unavailable', body)
        self.assertNotIn('planted-query', logs(self.front.machine, self.logs))


class BehindNginx(Behind, unittest.TestCase):
    name, logs = 'nginx', '/var/log/nginx'


class BehindCaddy(Behind, unittest.TestCase):
    name, logs = 'caddy', '/var/log/caddy'
