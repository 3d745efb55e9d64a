"""Metrics of the running program, the alerts and the dashboard that are made of them, and Prometheus' own opinion."""
import json
import os
import pathlib
import re
import subprocess
import tempfile
import time
import unittest
import urllib.request

import yaml
from rowan import ROOT, Rowan, free_port

HERE = pathlib.Path(__file__).parent
WATCH = ROOT / 'deploy/watch'
PROMETHEUS = pathlib.Path(os.environ['PROMETHEUS'])


def promtool(*words, given=None):
    return subprocess.run([PROMETHEUS / 'promtool', *map(str, words)], input=given, text=True, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT)


def names_in(expression):
    """Metrics that an expression names."""
    return set(re.findall(r'\b(?:rowan|process)_\w+', expression)) | set(re.findall(r'\bup\b', expression))


def alerts():
    return [rule for group in yaml.safe_load((WATCH / 'alerts.yml').read_text())['groups'] for rule in group['rules']]


def dashboard():
    return json.loads((WATCH / 'dashboard.json').read_text())


def queries():
    """Each query of the dashboard, with Grafana's variables filled in."""
    for panel in dashboard()['panels']:
        for target in panel.get('targets', []):
            yield panel['title'], target['expr'].replace('$__rate_interval', '1m').replace('$instance', '.*')


class Alerts(unittest.TestCase):
    def test_the_rules_are_valid(self):
        checked = promtool('check', 'rules', WATCH / 'alerts.yml')
        self.assertEqual(checked.returncode, 0, checked.stdout)

    def test_the_example_configuration_is_valid(self):
        checked = promtool('check', 'config', WATCH / 'prometheus.yml')
        self.assertEqual(checked.returncode, 0, checked.stdout)

    def test_each_fires_when_it_should_and_at_no_other_time(self):
        tested = promtool('test', 'rules', HERE / 'alerts_test.yml')
        self.assertEqual(tested.returncode, 0, tested.stdout)

    def test_none_is_left_out_of_these_tests(self):
        tests = yaml.safe_load((HERE / 'alerts_test.yml').read_text())['tests']
        self.assertEqual(sorted(test['name'].split(';')[0] for test in tests), sorted(a['alert'] for a in alerts()))
        for test in tests:
            with self.subTest(test['name']):
                fire = {re.search('instance="(.)"', sample['labels'])[1]
                        for case in test['promql_expr_test'] for sample in case['exp_samples']}
                told = {re.search('instance="(.)"', series['series'])[1] for series in test['input_series']}
                silent_for_a_while = any(not case['exp_samples'] for case in test['promql_expr_test'])
                self.assertTrue(fire)
                self.assertTrue(told - fire or silent_for_a_while)

    def test_a_rule_that_never_fires_would_be_found(self):
        with tempfile.TemporaryDirectory() as folder:
            rules = (WATCH / 'alerts.yml').read_text().replace('rowan_writable == 0', 'rowan_writable == 2')
            (pathlib.Path(folder) / 'alerts.yml').write_text(rules)
            tests = (HERE / 'alerts_test.yml').read_text().replace('../../deploy/watch/', '')
            (pathlib.Path(folder) / 'tests.yml').write_text(tests)
            self.assertNotEqual(promtool('test', 'rules', f'{folder}/tests.yml').returncode, 0)

    def test_each_says_what_is_wrong_and_what_to_do(self):
        for alert in alerts():
            with self.subTest(alert['alert']):
                self.assertIn(alert['labels']['severity'], ('critical', 'warning'))
                self.assertEqual(sorted(alert['annotations']), ['action', 'description', 'summary'])
                self.assertTrue(all(alert['annotations'].values()))


class Dashboard(unittest.TestCase):
    def test_it_is_as_grafana_expects(self):
        d = dashboard()
        for key in ('uid', 'title', 'schemaVersion', 'templating', 'time', 'panels'):
            self.assertIn(key, d)
        self.assertEqual([v['name'] for v in d['templating']['list']], ['datasource', 'instance'])
        self.assertEqual(len({p['id'] for p in d['panels']}), len(d['panels']))
        taken = set()
        for p in d['panels']:
            with self.subTest(p['title']):
                g = p['gridPos']
                self.assertLessEqual(g['x'] + g['w'], 24)
                cells = {(x, y) for x in range(g['x'], g['x'] + g['w']) for y in range(g['y'], g['y'] + g['h'])}
                self.assertFalse(cells & taken, 'it lies on another')
                taken |= cells
                self.assertIn(p['type'], ('row', 'stat', 'timeseries'))
                if p['type'] != 'row':
                    self.assertEqual(p['datasource'], {'type': 'prometheus', 'uid': '${datasource}'})
                    self.assertTrue(all(t['expr'] and t['refId'] for t in p['targets']))

    def test_its_queries_are_prometheus_language(self):
        rules = [{'record': f'query:{n}', 'expr': expr} for n, (_, expr) in enumerate(queries())]
        with tempfile.NamedTemporaryFile('w', suffix='.yml') as file:
            yaml.safe_dump({'groups': [{'name': 'dashboard', 'rules': rules}]}, file)
            file.flush()
            checked = promtool('check', 'rules', file.name)
        self.assertEqual(checked.returncode, 0, checked.stdout)


class Live(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.rowan = Rowan()
        cls.addClassCleanup(cls.rowan.close)
        cls.rowan.command('backup', 'copy.db')
        cls.rowan.get('/api/events')
        cls.text = cls.rowan.scrape()
        cls.names = set(re.findall('^# TYPE (\\S+)', cls.text, re.M))

    def exists(self, name):
        return name == 'up' or name in self.names or re.sub('_(bucket|sum|count)$', '', name) in self.names

    def test_what_is_told_is_as_prometheus_would_have_it(self):
        checked = promtool('check', 'metrics', given=self.text)
        self.assertEqual((checked.returncode, checked.stdout), (0, ''))

    def test_each_metric_of_an_alert_is_told(self):
        for alert in alerts():
            for name in names_in(alert['expr']):
                self.assertTrue(self.exists(name), f"{alert['alert']} asks for {name}")

    def test_each_metric_of_the_dashboard_is_told(self):
        for title, expr in queries():
            self.assertTrue(names_in(expr), title)
            for name in names_in(expr):
                self.assertTrue(self.exists(name), f'{title} asks for {name}')

    def test_each_metric_that_is_told_is_shown(self):
        shown = {re.sub('_(bucket|sum|count)$', '', name) for _, expr in queries() for name in names_in(expr)}
        self.assertEqual(self.names - shown, set())

    def test_nobody_is_named(self):
        for (email, name, reference) in self.rowan.rows('SELECT email, name, reference FROM person'):
            for personal in (email, name, reference):
                self.assertFalse(personal and personal in self.text, personal)

    def test_its_own_listener_tells_nothing_else(self):
        for path in ('/', '/api/events', '/api/health'):
            self.assertEqual(self.rowan.get(path, self.rowan.metrics)[0].status, 404)

    def test_the_listener_of_the_pages_tells_this_machine(self):
        answer, body = self.rowan.get('/metrics')
        self.assertEqual(answer.getheader('Content-Type'), 'text/plain; version=0.0.4')
        self.assertIn('rowan_build_info', body)


class Prometheus(unittest.TestCase):
    """The real one, with the example configuration, asked for a few seconds of its time."""

    def setUp(self):
        self.rowan = Rowan()
        self.addCleanup(self.rowan.close)
        folder = tempfile.TemporaryDirectory(prefix='rowan-prometheus-')
        self.addCleanup(folder.cleanup)
        self.port = free_port()
        config = (WATCH / 'prometheus.yml').read_text().replace('15s', '1s')
        config = config.replace('127.0.0.1:9464', f'127.0.0.1:{self.rowan.metrics}')
        (pathlib.Path(folder.name) / 'prometheus.yml').write_text(config)
        (pathlib.Path(folder.name) / 'alerts.yml').write_text((WATCH / 'alerts.yml').read_text())
        process = subprocess.Popen(
            [PROMETHEUS / 'prometheus', f'--config.file={folder.name}/prometheus.yml', f'--storage.tsdb.path={folder.name}/data',
             f'--web.listen-address=127.0.0.1:{self.port}'], cwd=folder.name, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        self.addCleanup(process.wait)
        self.addCleanup(process.terminate)

    def ask(self, path):
        try:
            with urllib.request.urlopen(f'http://127.0.0.1:{self.port}/api/v1/{path}', timeout=10) as answer:
                return json.load(answer)['data']
        except OSError:
            return None

    def until(self, what, holds):
        latest = time.monotonic() + 60
        while not holds():
            self.assertLess(time.monotonic(), latest, f'waited in vain for {what}')
            time.sleep(0.2)

    def test_it_reads_rowan_and_understands_each_rule(self):
        def targets():
            return (self.ask('targets') or {}).get('activeTargets', [])

        def rules():
            return [rule for group in (self.ask('rules') or {}).get('groups', []) for rule in group['rules']]

        self.until('a scrape', lambda: [t['health'] for t in targets()] == ['up'])
        self.until('the rules', lambda: rules() and all(rule['health'] == 'ok' for rule in rules()))
        self.assertEqual(len(rules()), len(alerts()))
        # A demo that has just begun was never backed up; nothing else may be wrong with it.
        self.until('the alert', lambda: [r['name'] for r in rules() if r['state'] != 'inactive'] == ['RowanNeverBackedUp'])


if __name__ == '__main__':
    unittest.main()
