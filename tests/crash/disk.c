/* A disk between the program and the kernel, preloaded: it writes down what is asked of it, and fails where it is told.
 *
 * DISK_FOLDER  the folder whose files it looks after; nothing else is touched
 * DISK_RECORD  a file that gets every write, truncation, sync and removal of a database and its log, and the first bytes of
 *              all that is sent to clients, in the order in which they happened (replay.py reads it)
 * DISK_FAULT   "CALL ERRNO HOW [ONLY]": which calls fail, with which errno. CALL: any, open, read, write, sync or shrink.
 *              HOW: "nth 17" (once), "from 3" (for good), "chance 0.2". ERRNO 0: success is claimed and nothing done.
 *              ONLY: files whose names end so
 * DISK_WHILE   a path: faults happen only while it exists
 * DISK_FIRED   a file that gets a line for each fault: the call and the file
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum what { wrote = 1, truncated, sync_began, sync_ended, sync_failed, removed, told };
enum call { any, opening, reading, writing, syncing, shrinking };
enum how { never, nth, from, chance };

struct entry {
    uint32_t what, file; /* file: 0 the database, 1 its log */
    int64_t at;          /* of a write: its offset; of a truncation: the size; of a sync: its number */
    uint32_t size;       /* bytes that follow */
};

static struct {
    char const *folder, *only, *condition;
    int record, fired, error;
    enum call which;
    enum how how;
    long number;
    double share;
    uint64_t seed;
} plan = {.record = -1, .fired = -1};

static pthread_mutex_t order = PTHREAD_MUTEX_INITIALIZER; /* of the record */
static atomic_long calls, syncs;
static char const *const words[] = {"any", "open", "read", "write", "sync", "shrink"};

static int high_descriptor(char const *name)
{
    char const *path = getenv(name);
    if (!path) return -1;
    int low = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    int high = syscall(SYS_fcntl, low, F_DUPFD_CLOEXEC, 50);
    syscall(SYS_close, low);
    return high;
}

static int errno_of(char const *word)
{
    return !strcmp(word, "EIO") ? EIO : !strcmp(word, "ENOSPC") ? ENOSPC : !strcmp(word, "EMFILE") ? EMFILE : 0;
}

__attribute__((constructor)) static void read_plan(void)
{
    static char fault[256];
    plan.folder = getenv("DISK_FOLDER");
    plan.condition = getenv("DISK_WHILE");
    plan.record = high_descriptor("DISK_RECORD");
    plan.fired = high_descriptor("DISK_FIRED");
    plan.seed = getenv("DISK_SEED") ? strtoull(getenv("DISK_SEED"), NULL, 10) : 1;
    if (!plan.folder || !getenv("DISK_FAULT")) return;
    strncpy(fault, getenv("DISK_FAULT"), sizeof fault - 1);
    char *word[5] = {strtok(fault, " ")};
    for (int n = 1; n < 5; ++n) word[n] = strtok(NULL, " ");
    if (!word[3]) return;
    while (plan.which < shrinking && strcmp(words[plan.which], word[0])) plan.which++;
    plan.error = errno_of(word[1]);
    plan.how = !strcmp(word[2], "nth") ? nth : !strcmp(word[2], "from") ? from : chance;
    plan.number = atol(word[3]);
    plan.share = atof(word[3]);
    plan.only = word[4];
}

static int ends(char const *path, char const *end)
{
    size_t a = strlen(path), b = strlen(end);
    return a >= b && !strcmp(path + a - b, end);
}

static int ours(char const *path)
{
    return plan.folder && !strncmp(path, plan.folder, strlen(plan.folder));
}

static char const *path_of(int fd, char *room)
{
    char link[32];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    long size = syscall(SYS_readlink, link, room, PATH_MAX - 1);
    room[size > 0 ? size : 0] = 0;
    return room;
}

static int file_of(char const *path)
{
    if (plan.record < 0 || !ours(path)) return -1;
    return ends(path, ".db") ? 0 : ends(path, ".db-wal") ? 1 : -1;
}

/* With `order` held. */
static void note(enum what what, int file, int64_t at, void const *bytes, size_t size)
{
    struct entry e = {what, (uint32_t)file, at, (uint32_t)size};
    struct iovec parts[2] = {{&e, sizeof e}, {(void *)bytes, size}};
    syscall(SYS_writev, plan.record, parts, 2);
}

static void note_in_order(enum what what, int file, int64_t at)
{
    int error = errno;
    pthread_mutex_lock(&order);
    note(what, file, at, NULL, 0);
    pthread_mutex_unlock(&order);
    errno = error;
}

static int hit(void)
{
    long now = atomic_fetch_add(&calls, 1) + 1;
    if (plan.how == nth) return now == plan.number;
    if (plan.how == from) return now >= plan.number;
    uint64_t mixed = (plan.seed + (uint64_t)now) * 0x9e3779b97f4a7c15u; /* splitmix64 */
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9u;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebu;
    return (double)(mixed >> 11) < plan.share * 0x1p53;
}

/* Whether this call is to fail. */
static int fails(enum call call, char const *path)
{
    if (plan.how == never || (plan.which != any && plan.which != call) || !ours(path)) return 0;
    if (plan.only && !ends(path, plan.only)) return 0;
    if (plan.condition && syscall(SYS_access, plan.condition, F_OK)) return 0;
    if (!hit()) return 0;
    char line[PATH_MAX + 16];
    int size = snprintf(line, sizeof line, "%s %s\n", words[call], path + strlen(plan.folder));
    syscall(SYS_write, plan.fired, line, size);
    errno = plan.error;
    return 1;
}

#define OUTCOME(success) return plan.error ? -1 : (success)

static int open_at(char const *path, int flags, mode_t mode)
{
    char whole[PATH_MAX];
    if (path[0] == '/') snprintf(whole, sizeof whole, "%s", path);
    else if (!getcwd(whole, sizeof whole) || !strcat(strcat(whole, "/"), path)) return -1;
    if (plan.error && fails(opening, whole)) return -1;
    return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

int open(char const *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return open_at(path, flags, mode);
}

int open64(char const *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return open_at(path, flags, mode);
}

ssize_t pread64(int fd, void *to, size_t size, off_t at)
{
    char room[PATH_MAX];
    if (plan.error && fails(reading, path_of(fd, room))) return -1;
    return syscall(SYS_pread64, fd, to, size, at);
}

ssize_t pread(int fd, void *to, size_t size, off_t at) { return pread64(fd, to, size, at); }

ssize_t pwrite64(int fd, void const *bytes, size_t size, off_t at)
{
    char room[PATH_MAX];
    char const *path = path_of(fd, room);
    if (fails(writing, path)) OUTCOME((ssize_t)size);
    int file = file_of(path);
    if (file < 0) return syscall(SYS_pwrite64, fd, bytes, size, at);
    pthread_mutex_lock(&order);
    ssize_t done = syscall(SYS_pwrite64, fd, bytes, size, at);
    int error = errno;
    if (done > 0) note(wrote, file, at, bytes, (size_t)done);
    pthread_mutex_unlock(&order);
    errno = error;
    return done;
}

ssize_t pwrite(int fd, void const *bytes, size_t size, off_t at) { return pwrite64(fd, bytes, size, at); }

ssize_t write(int fd, void const *bytes, size_t size)
{
    char room[PATH_MAX];
    if (!plan.folder) return syscall(SYS_write, fd, bytes, size);
    char const *path = path_of(fd, room);
    if (fails(writing, path)) OUTCOME((ssize_t)size);
    int file = file_of(path);
    if (file < 0) return syscall(SYS_write, fd, bytes, size);
    pthread_mutex_lock(&order);
    ssize_t done = syscall(SYS_write, fd, bytes, size);
    int error = errno;
    if (done > 0) note(wrote, file, syscall(SYS_lseek, fd, 0, SEEK_CUR) - done, bytes, (size_t)done);
    pthread_mutex_unlock(&order);
    errno = error;
    return done;
}

/* A sync makes durable what was written before it began, once it has succeeded. After one that failed the kernel may have
 * forgotten what it could not write, and the next one succeeds without it: so whoever replays the record forgets it too. */
static int sync_with(long how, int fd)
{
    char room[PATH_MAX];
    char const *path = path_of(fd, room);
    int file = file_of(path);
    if (fails(syncing, path)) {
        if (plan.error && file >= 0) note_in_order(sync_failed, file, 0);
        OUTCOME(0);
    }
    if (file < 0) return (int)syscall(how, fd);
    long number = atomic_fetch_add(&syncs, 1);
    note_in_order(sync_began, file, number);
    int failed = (int)syscall(how, fd);
    if (!failed) note_in_order(sync_ended, file, number);
    return failed;
}

int fdatasync(int fd) { return sync_with(SYS_fdatasync, fd); }
int fsync(int fd) { return sync_with(SYS_fsync, fd); }

int ftruncate64(int fd, off_t size)
{
    char room[PATH_MAX];
    char const *path = path_of(fd, room);
    if (fails(shrinking, path)) OUTCOME(0);
    int file = file_of(path);
    pthread_mutex_lock(&order);
    int failed = (int)syscall(SYS_ftruncate, fd, size), error = errno;
    if (!failed && file >= 0) note(truncated, file, size, NULL, 0);
    pthread_mutex_unlock(&order);
    errno = error;
    return failed;
}

int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

int unlink(char const *path)
{
    int file = file_of(path);
    pthread_mutex_lock(&order);
    int failed = (int)syscall(SYS_unlink, path), error = errno;
    if (!failed && file >= 0) note(removed, file, 0, NULL, 0);
    pthread_mutex_unlock(&order);
    errno = error;
    return failed;
}

/* Noted before it leaves: whoever is told yes, is told no later than that. */
ssize_t sendmsg(int fd, struct msghdr const *message, int flags)
{
    if (plan.record >= 0) {
        char bytes[4096];
        size_t size = 0;
        for (size_t n = 0; n < message->msg_iovlen && size < sizeof bytes; ++n) {
            size_t part = message->msg_iov[n].iov_len;
            if (part > sizeof bytes - size) part = sizeof bytes - size;
            memcpy(bytes + size, message->msg_iov[n].iov_base, part);
            size += part;
        }
        pthread_mutex_lock(&order);
        note(told, 0, 0, bytes, size);
        pthread_mutex_unlock(&order);
    }
    return syscall(SYS_sendmsg, fd, message, flags);
}

ssize_t send(int fd, void const *bytes, size_t size, int flags)
{
    struct iovec part = {(void *)bytes, size};
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
    return sendmsg(fd, &message, flags);
}
