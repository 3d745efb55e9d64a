#include "storage/whole_file.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <stdexcept>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace rowan::storage {

namespace {

std::filesystem::path with_suffix(std::filesystem::path path, char const* suffix)
{
    return path += suffix;
}

bool same_file(int descriptor, std::filesystem::path const& path)
{
    struct ::stat opened {
    }, named{};
    return ::fstat(descriptor, &opened) == 0 && ::stat(path.c_str(), &named) == 0 &&
           opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
}

// The draft is its writer's as long as it is locked, which ends with the process: what a killed one left is
// free. A disk that knows no locks has one writer at a time by care alone. False, and the descriptor is
// closed: another has it.
bool take_over(int descriptor, std::filesystem::path const& draft)
{
    bool const locked_by_another = ::flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    if (!locked_by_another && same_file(descriptor, draft)) return true; // else it was published since
    ::close(descriptor);
    return false;
}

} // namespace

std::filesystem::path folder_of(std::filesystem::path const& file)
{
    return file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
}

whole_file::whole_file(std::filesystem::path place)
    : place_(std::move(place)), draft_(with_suffix(place_, ".part"))
{
    descriptor_ = ::open(draft_.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (descriptor_ < 0) fail();
    if (!take_over(descriptor_, draft_))
        throw std::runtime_error("Another program is writing " + place_.string() + ".");
    if (::fchmod(descriptor_, 0600) == 0 && ::ftruncate(descriptor_, 0) == 0) return;
    int const why = errno;
    ::close(descriptor_);
    errno = why;
    fail();
}

whole_file::~whole_file()
{
    if (!published_) ::unlink(draft_.c_str()); // while it is locked: then it is nobody else's
    ::close(descriptor_);
}

void whole_file::fail() const
{
    auto const name = place_.string();
    switch (errno) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        throw std::runtime_error("There is no room for " + name + ".");
    case ENOENT:
    case ENOTDIR:
        throw std::runtime_error("There is no folder " + folder_of(place_).string() + ".");
    default:
        throw std::runtime_error(name + " cannot be written: " + std::strerror(errno) + ".");
    }
}

void whole_file::write(std::string_view bytes)
{
    while (!bytes.empty()) {
        auto const written = ::write(descriptor_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail();
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

// A failed sync is final: asked once more it may say yes, with the data lost.
void whole_file::sync()
{
    if (::fsync(descriptor_) != 0) fail();
    ::posix_fadvise(descriptor_, 0, 0, POSIX_FADV_DONTNEED);
}

void whole_file::publish()
{
    sync();
    if (::rename(draft_.c_str(), place_.c_str()) != 0) fail();
    published_ = true;
    int const folder = ::open(folder_of(place_).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool const synced = folder >= 0 && ::fsync(folder) == 0;
    if (folder >= 0) ::close(folder);
    if (!synced) fail();
}

} // namespace rowan::storage
