#include "base/process.hpp"

#include <filesystem>
#include <fstream>
#include <string>

#include <sys/resource.h>
#include <unistd.h>

namespace rowan {

namespace {

std::uint64_t resident()
{
    std::uint64_t size = 0, pages = 0;
    std::ifstream("/proc/self/statm") >> size >> pages;
    return pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

std::uint64_t entries(char const* folder)
{
    std::error_code ec;
    std::uint64_t count = 0;
    for (std::filesystem::directory_iterator at(folder, ec), end; !ec && at != end; at.increment(ec)) ++count;
    return count;
}

std::uint64_t descriptor_limit()
{
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    return limit.rlim_cur;
}

double cpu_seconds()
{
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    auto const seconds = [](timeval const& t) {
        return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
    };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

} // namespace

process_figures look_at_process()
{
    auto const descriptors = entries("/proc/self/fd"); // one of them is the folder's own
    return {
        resident(), descriptors == 0 ? 0 : descriptors - 1, descriptor_limit(), entries("/proc/self/task"),
        cpu_seconds()};
}

} // namespace rowan
