"""The file as it would be found after the power went: what disk.c wrote down, played again up to any moment. What was not
synced then may be there, may be missing, and may be there in part."""
import bisect
import dataclasses
import pathlib
import random
import shutil
import sqlite3
import struct
import tempfile

from proof import lost, oversold, phantoms

HEAD = struct.Struct('<IIqI4x')  # disk.c's struct entry
WROTE, TRUNCATED, SYNC_BEGAN, SYNC_ENDED, SYNC_FAILED, REMOVED, TOLD = range(1, 8)
NAMES = ('rowan.db', 'rowan.db-wal')
SECTOR = 512


def read(path):
    """The record: (what, file, at, bytes) of each entry, in their order."""
    raw = pathlib.Path(path).read_bytes()
    entries, at = [], 0
    while at + HEAD.size <= len(raw):
        what, file, where, size = HEAD.unpack_from(raw, at)
        at += HEAD.size
        entries.append((what, file, where, raw[at:at + size]))
        at += size
    return entries


class Image:
    """A file's bytes. The zeros that lengthen a log are only counted."""

    def __init__(self, content=b''):
        self.bytes, self.size, self.exists = bytearray(content), len(content), bool(content)

    def copy(self):
        twin = Image(self.bytes)
        twin.size, twin.exists = self.size, self.exists
        return twin

    def do(self, what, at, content):
        if what == REMOVED:
            self.__init__()
            return
        self.exists = True
        if what == TRUNCATED:
            del self.bytes[at:]
            self.size = at
            return
        end = at + len(content)
        self.size = max(self.size, end)
        if at >= len(self.bytes) and not any(content):
            return
        if at > len(self.bytes):
            self.bytes.extend(bytes(at - len(self.bytes)))
        self.bytes[at:end] = content

    def save(self, path):
        if not self.exists:
            return
        with open(path, 'wb') as file:
            file.write(self.bytes)
            file.truncate(self.size)


class Disk:
    """What is on the disk for sure, and what was asked of it since."""

    def __init__(self, folder):
        paths = [pathlib.Path(folder) / name for name in NAMES]
        self.sure = [Image(path.read_bytes() if path.exists() else b'') for path in paths]
        self.pending = ([], [])
        self.syncs = {}  # under way: how many of the pending it will make sure

    def play(self, what, file, at, content):
        if what in (WROTE, TRUNCATED, REMOVED):
            self.pending[file].append((what, at, content))
        elif what == SYNC_BEGAN:
            self.syncs[file, at] = len(self.pending[file])
        elif what == SYNC_ENDED:
            self.make_sure(file, self.syncs.pop((file, at)))
        elif what == SYNC_FAILED:
            self.pending[file].clear()

    def make_sure(self, file, count):
        for one in self.pending[file][:count]:
            self.sure[file].do(*one)
        del self.pending[file][:count]
        for key, covered in self.syncs.items():
            if key[0] == file:
                self.syncs[key] = max(0, covered - count)

    def after_power_loss(self, folder, chance):
        """Writes the files as they may be found."""
        fate = chance.choice(('nothing more', 'everything', 'some', 'some'))
        for file, name in enumerate(NAMES):
            image = self.sure[file].copy()
            for what, at, content in self.pending[file]:
                if fate == 'nothing more' or (fate == 'some' and chance.random() < 0.4):
                    continue
                if fate == 'some' and what == WROTE and chance.random() < 0.1:
                    content = content[:SECTOR * chance.randrange(0, len(content) // SECTOR + 1)]  # torn
                image.do(what, at, content)
            image.save(pathlib.Path(folder) / name)


@dataclasses.dataclass
class Found:
    points: int = 0
    acknowledged: int = 0  # at the last point
    corrupt: int = 0       # points
    lost_at: int = 0       # points
    lost: int = 0          # changes, at the worst point
    oversold: int = 0
    phantom: int = 0
    why: str = ''

    def add(self, other):
        """Together with what another part of the points showed."""
        for field in ('points', 'corrupt', 'lost_at', 'oversold', 'phantom'):
            setattr(self, field, getattr(self, field) + getattr(other, field))
        self.acknowledged = max(self.acknowledged, other.acknowledged)
        self.lost = max(self.lost, other.lost)
        self.why = self.why or other.why


def tellings(entries, history):
    """When each change was told: (index of the entry, change), in order."""
    by_seq = {change.seq: change for change in history if change.seq}
    found = []
    for index, (what, _, _, content) in enumerate(entries):
        if what != TOLD or not content.startswith(b'HTTP/1.1 20') or b'"seq":' not in content:
            continue
        seq = int(content.rsplit(b'"seq":', 1)[1].split(b'}')[0].split(b',')[0])
        if seq in by_seq:
            found.append((index, by_seq[seq]))
    return found


def look(folder, history, found):
    """Opens the files, as the program would, and compares."""
    database = sqlite3.connect(pathlib.Path(folder) / NAMES[0])
    try:
        state = database.execute('PRAGMA integrity_check').fetchone()[0]
        if state != 'ok':
            found.corrupt += 1
            found.why = found.why or state
            return
        missing = lost(history, database)
        found.lost = max(found.lost, missing)
        found.lost_at += missing > 0
        found.oversold += oversold(database) > 0
        found.phantom += phantoms(history, database) > 0
    except sqlite3.DatabaseError as error:
        found.corrupt += 1
        found.why = found.why or str(error)
    finally:
        database.close()


def check(record, folder, history, points, seed):
    """Cuts the power at so many random moments of a record that began with the files of `folder`."""
    entries = read(record)
    chance = random.Random(seed)
    told = tellings(entries, history)
    first = told[0][0]
    disk, found, at = Disk(folder), Found(), 0
    for cut in sorted(chance.randrange(first, len(entries)) for _ in range(points)):
        while at < cut:
            disk.play(*entries[at])
            at += 1
        known = {change.seq for _, change in told[:bisect.bisect_left(told, cut, key=lambda one: one[0])]}
        seen = [c if c.seq in known or c.status not in (200, 201) else dataclasses.replace(c, status=0)
                for c in history]
        # In memory: this is about bytes, not about the disk of whoever runs it.
        scene = tempfile.mkdtemp(prefix='rowan-crash-', dir='/dev/shm')
        disk.after_power_loss(scene, chance)
        look(scene, seen, found)
        shutil.rmtree(scene)
        found.points += 1
        found.acknowledged = max(found.acknowledged, len(known))
    return found
