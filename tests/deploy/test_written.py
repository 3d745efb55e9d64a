"""What is written about the program is true of it: settings, manual, completion, documents, units, the container's file."""
import pathlib
import re
import shlex
import subprocess
import tempfile
import unittest

from machine import PROGRAM, ROOT, built

DEPLOY = ROOT / 'deploy'
HELP = subprocess.run([PROGRAM, '--help'], capture_output=True, text=True, check=True).stdout
KNOBS = re.findall(r'^  (ROWAN_\w+)=(.*)\n      (.*)$', HELP, re.M)
COMMANDS = {line[0]: line[1] for line in re.findall(r'^  rowan ([a-z]+(?: [a-z]+)?) ?(.*)\n      ', HELP, re.M)}


def flags(usage):
    return set(re.findall(r'--[a-z-]+', usage))


def plain(text):
    return ' '.join(text.split())


class Written(unittest.TestCase):
    def test_every_setting_is_in_the_configuration_with_its_meaning_and_default(self):
        written = (DEPLOY / 'debian/rowan.conf').read_text()
        for name, preset, meaning in KNOBS:
            with self.subTest(name):
                before = re.search(rf'((?:^# .*\n)+)#{name}={re.escape(preset)}\n', written, re.M)
                self.assertTrue(before, 'its default')
                said = plain(before[1].replace('# ', ''))
                self.assertEqual(said.lower(), f'{meaning}.'.lower())
        self.assertEqual(set(re.findall(r'^#?(ROWAN_\w+)=', written, re.M)), {name for name, *_ in KNOBS})

    def test_the_service_takes_the_configuration(self):
        said = subprocess.run([PROGRAM, 'migrate', '--config', DEPLOY / 'debian/rowan.conf'], capture_output=True, text=True,
                              env={'ROWAN_DATABASE': '/nowhere/rowan.db'})
        self.assertNotIn('setting', said.stderr)
        self.assertNotIn('rowan.conf', said.stderr)

    def test_every_command_is_in_the_manual_with_its_options(self):
        page = (DEPLOY / 'manual/rowan.1').read_text().replace('\\-', '-')
        entries = {plain(re.sub(r'\\f.|"', '', entry)) for entry in re.findall(r'^\.BR? (rowan .*|"rowan .*)$', page, re.M)}
        for command, usage in COMMANDS.items():
            with self.subTest(command):
                found = [entry for entry in entries if re.match(rf'rowan {command}( |$)', entry)]
                self.assertEqual(len(found), 1)
                self.assertEqual(flags(found[0]), flags(usage))
        self.assertEqual(len(entries), len(COMMANDS))

    def test_the_manual_is_read_without_a_warning(self):
        said = subprocess.run(['man', '--warnings', '-E', 'UTF-8', '-l', '-Tutf8', '-Z', DEPLOY / 'manual/rowan.1'],
                              capture_output=True, text=True, env={'PATH': '/usr/bin:/bin', 'MANROFFSEQ': ''})
        self.assertEqual(said.stderr, '')

    def completed(self, *words):
        script = ('source /usr/share/bash-completion/bash_completion 2>/dev/null; source "$0"; COMP_WORDS=("$@"); '
                  'COMP_CWORD=$(($# - 1)); _rowan; printf "%s\\n" "${COMPREPLY[@]}"')
        said = subprocess.run(['bash', '-c', script, DEPLOY / 'manual/completion.bash', 'rowan', *words],
                              capture_output=True, text=True, check=True)
        return set(said.stdout.split())

    def test_the_shell_completes_every_command_and_its_options(self):
        self.assertEqual(self.completed(''), {command.split()[0] for command in COMMANDS} | {'--help'})
        for command, usage in COMMANDS.items():
            with self.subTest(command):
                first, *second = command.split()
                if second:
                    self.assertEqual(self.completed(first, ''), set(second))
                self.assertEqual(self.completed(*command.split(), '--'), flags(usage) | {'--config', '--help'})

    def test_the_documents_name_no_command_and_no_option_that_is_not_there(self):
        lines = 0
        for path in sorted(DEPLOY.glob('docs/*.md')):
            text = path.read_text()
            for line in [*re.findall(r'^    (?:sudo -u rowan )?rowan (.*)$', text, re.M), *re.findall(r'`rowan ([^`]*)`', text)]:
                lines += 1
                with self.subTest(path.name, line=line):
                    self.is_a_command(shlex.split(line))
        self.assertGreater(lines, 15)

    def is_a_command(self, words):
        name = next((name for name in (' '.join(words[:2]), words[0]) if name in COMMANDS), None)
        self.assertTrue(name, f'{words} is no command')
        self.assertLessEqual({word for word in words if word.startswith('--')}, flags(COMMANDS[name]) | {'--config'})

    def test_the_documents_name_no_file_that_is_not_there(self):
        names = {path.name for path in DEPLOY.rglob('*')} | {path.name for path in ROOT.iterdir()}
        for path in DEPLOY.glob('docs/*.md'):
            for link in re.findall(r'\]\(([^)#:]+)\)', path.read_text()):
                self.assertIn(pathlib.PurePath(link).name, names, path.name)

    def test_shell_scripts_are_clean(self):
        scripts = [path for path in [*DEPLOY.rglob('*'), *(ROOT / 'tests/deploy').iterdir()]
                   if path.is_file() and path.read_bytes().startswith((b'#!/bin/sh', b'#!/usr/bin/env bash'))]
        self.assertGreater(len(scripts), 9)
        said = subprocess.run(['shellcheck', *scripts], capture_output=True, text=True)
        self.assertEqual(said.stdout, '')
        said = subprocess.run(['shellcheck', '-s', 'bash', DEPLOY / 'manual/completion.bash'], capture_output=True, text=True)
        self.assertEqual(said.stdout, '')

    def test_debians_own_checker_finds_no_error_in_the_package(self):
        with tempfile.TemporaryDirectory() as folder:
            package = built('1.0', folder)
            said = subprocess.run(['lintian', '--allow-root', '--fail-on', 'error,warning', package],
                                  capture_output=True, text=True)
            self.assertEqual((said.returncode, said.stdout), (0, ''))


class Container(unittest.TestCase):
    """Read as its builder reads it: one instruction a line, lines continued by a backslash. (No builder runs here.)"""
    TEXT = re.sub(r'\\\n', ' ', re.sub(r'^#.*\n', '', (DEPLOY / 'Containerfile').read_text(), flags=re.M))
    LINES = [tuple(line.split(None, 1)) for line in TEXT.split('\n') if line.strip()]
    LAST = LINES[max(n for n, line in enumerate(LINES) if line[0] == 'FROM'):]

    def of(self, word, lines=None):
        return [rest for name, rest in lines or self.LINES if name == word]

    def test_every_instruction_is_one(self):
        known = {'FROM', 'SHELL', 'WORKDIR', 'COPY', 'RUN', 'ENV', 'VOLUME', 'EXPOSE', 'USER', 'HEALTHCHECK', 'STOPSIGNAL',
                 'ENTRYPOINT', 'CMD'}
        self.assertLessEqual({name for name, _ in self.LINES}, known)

    def test_it_has_stages_from_named_images_and_takes_only_the_package_over(self):
        self.assertEqual(len(self.of('FROM')), 2)
        for image in self.of('FROM'):
            self.assertRegex(image, r'^docker\.io/library/debian:12\.\d+(-slim)?( AS build)?$')
        self.assertEqual(self.of('COPY', self.LAST), ['--from=build /source/build/rowan_*.deb /tmp/rowan/'])

    def test_it_runs_as_nobody_in_particular_by_number(self):
        self.assertRegex(self.of('USER', self.LAST)[-1], r'^[1-9]\d{3,}:[1-9]\d{3,}$')

    def test_it_asks_whether_the_service_is_ready_and_starts_without_a_shell(self):
        self.assertIn('/api/ready', self.of('HEALTHCHECK')[0])
        for word in ('ENTRYPOINT', 'CMD', 'VOLUME'):
            self.assertTrue(self.of(word, self.LAST)[0].startswith('["'), word)
        self.assertIn(self.LAST[-1][1].strip('[]"'), COMMANDS)

    def test_what_it_installs_leaves_no_lists_and_holds_no_secret(self):
        for step in self.of('RUN'):
            if 'install' in step and 'deploy/package' not in step.split():
                self.assertIn('rm -rf', step)
                self.assertIn('/var/lib/apt/lists/*', step)
        self.assertNotRegex(self.TEXT, r'PASSWORD|_KEY=|sudo|chmod 777|:latest|ADD ')

    def test_its_settings_are_settings(self):
        given = dict(re.findall(r'(ROWAN_\w+)=(\S+)', self.of('ENV')[0]))
        self.assertLessEqual(set(given), {name for name, *_ in KNOBS})
        self.assertTrue(given['ROWAN_DATABASE'].startswith(self.of('VOLUME')[0].strip('[]"')))


if __name__ == '__main__':
    unittest.main()
