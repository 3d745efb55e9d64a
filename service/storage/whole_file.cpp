#include "storage/whole_file.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <stdexcept>
#include <unistd.h>

namespace rowan::storage {

namespace {

std::filesystem::path with_suffix(std::filesystem::path path, char const* suffix)
{
    return path += suffix;
}

} // namespace

std::filesystem::path folder_of(std::filesystem::path const& file)
{
    return file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
}

whole_file::whole_file(std::filesystem::path place)
    : place_(std::move(place)), draft_(with_suffix(place_, ".part"))
{
    ::unlink(draft_.c_str());
    descriptor_ = ::open(draft_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor_ < 0) fail();
}

whole_file::~whole_file()
{
    ::close(descriptor_);
    if (!published_) ::unlink(draft_.c_str());
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
