"""File systems of the tests' own. Mounting is root's: others skip."""
import contextlib
import os
import subprocess
import unittest


@contextlib.contextmanager
def small_disk(folder, size='16m'):
    """A file system of that size over the folder, until the end."""
    if os.geteuid() != 0:
        raise unittest.SkipTest('mounting a small disk takes root')
    made = subprocess.run(['mount', '-t', 'tmpfs', '-o', f'size={size},mode=700', 'rowan-crash', folder],
                          capture_output=True, text=True)
    if made.returncode != 0:
        raise unittest.SkipTest(f'no disk can be mounted here: {made.stderr.strip()}')
    try:
        yield
    finally:
        subprocess.run(['umount', '--lazy', folder], check=True)


@contextlib.contextmanager
def read_only(path):
    """A file or folder that may only be read, until the end; for root as well, who minds no permissions."""
    subprocess.run(['mount', '--bind', path, path], check=True)
    try:
        subprocess.run(['mount', '-o', 'remount,bind,ro', path], check=True)
        yield
    finally:
        subprocess.run(['umount', '--lazy', path], check=True)
