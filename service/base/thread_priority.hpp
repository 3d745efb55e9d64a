// Who goes first when there is more to do than processors.
#pragma once

#include <sys/resource.h>
#include <unistd.h>

namespace rowan {

// From now on the calling thread takes a tenth of a processor that others want as well, and all of one that
// nobody wants. Linux gives niceness to threads (setpriority(2)); where it may not be changed, it stays.
inline void give_way()
{
    constexpr int niceness = 10;
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), niceness);
}

} // namespace rowan
