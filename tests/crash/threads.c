/* So many threads, preloaded: after THREADS of them, none can be started. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

int pthread_create(pthread_t *made, pthread_attr_t const *wishes, void *(*start)(void *), void *given)
{
    static atomic_long started;
    __typeof__(pthread_create) *real = (__typeof__(pthread_create) *)dlsym(RTLD_NEXT, "pthread_create");
    char const *most = getenv("THREADS");
    if (most && atomic_fetch_add(&started, 1) >= atol(most)) return EAGAIN;
    return real(made, wishes, start, given);
}
