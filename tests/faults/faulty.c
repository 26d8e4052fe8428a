/* A disk that misbehaves on demand, put before the program by LD_PRELOAD (tests/faults/faulty_disk.py).
 *
 * faulty_arm(k, sticky): from now on the k-th write, sync, cut or removal gives EIO, once or for good.
 * faulty_log(fd): from now on each of them is written to fd as well, in the order in which it happened, with
 * what was confirmed in between (faulty_mark): from such a log the states a power cut leaves are rebuilt. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

enum { WRITE = 1, SYNC, CUT, REMOVE, MARK };
static long fails_at, seen;
static int sticky, log_to = -1;

void faulty_arm(long k, int for_good) { fails_at = k; sticky = for_good; seen = 0; }
long faulty_seen(void) { return seen; }
void faulty_log(int fd) { log_to = fd; }

static int fails(void) {
    seen++;
    if (fails_at && (seen == fails_at || (sticky && seen > fails_at))) { errno = EIO; return 1; }
    return 0;
}

static void note(uint32_t what, const char *name, uint64_t at, const void *data, uint64_t size) {
    uint64_t head[4] = {what, strlen(name), at, size};
    int kept = errno;
    if (log_to < 0) return;
    if (write(log_to, head, sizeof head) < 0 || write(log_to, name, head[1]) < 0
        || (data && write(log_to, data, size) < 0)) log_to = -1;
    errno = kept;
}

static void note_fd(uint32_t what, int fd, uint64_t at, const void *data, uint64_t size) {
    char link[64], name[4096];
    ssize_t length;
    if (log_to < 0) return;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    length = readlink(link, name, sizeof name - 1);
    name[length < 0 ? 0 : length] = 0;
    note(what, name, at, data, size);
}

void faulty_mark(long number) { note(MARK, "", (uint64_t)number, NULL, 0); }

#define REAL(name, type) static type real; if (!real) real = (type)dlsym(RTLD_NEXT, name)
typedef ssize_t (*pwrite_type)(int, const void *, size_t, off_t);
typedef ssize_t (*pwrite64_type)(int, const void *, size_t, off64_t);
typedef int (*sync_type)(int);
typedef int (*cut_type)(int, off_t);
typedef int (*cut64_type)(int, off64_t);
typedef int (*remove_type)(const char *);

ssize_t pwrite(int fd, const void *data, size_t size, off_t at) {
    REAL("pwrite", pwrite_type);
    if (fails()) return -1;
    note_fd(WRITE, fd, (uint64_t)at, data, size);
    return real(fd, data, size, at);
}

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) {
    REAL("pwrite64", pwrite64_type);
    if (fails()) return -1;
    note_fd(WRITE, fd, (uint64_t)at, data, size);
    return real(fd, data, size, at);
}

int fsync(int fd) {
    REAL("fsync", sync_type);
    if (fails()) return -1;
    note_fd(SYNC, fd, 0, NULL, 0);
    return real(fd);
}

int fdatasync(int fd) {
    REAL("fdatasync", sync_type);
    if (fails()) return -1;
    note_fd(SYNC, fd, 0, NULL, 0);
    return real(fd);
}

int ftruncate(int fd, off_t size) {
    REAL("ftruncate", cut_type);
    if (fails()) return -1;
    note_fd(CUT, fd, (uint64_t)size, NULL, 0);
    return real(fd, size);
}

int ftruncate64(int fd, off64_t size) {
    REAL("ftruncate64", cut64_type);
    if (fails()) return -1;
    note_fd(CUT, fd, (uint64_t)size, NULL, 0);
    return real(fd, size);
}

int unlink(const char *name) {
    REAL("unlink", remove_type);
    if (fails()) return -1;
    note(REMOVE, name, 0, NULL, 0);
    return real(name);
}
