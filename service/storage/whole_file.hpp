// A file that appears whole or not at all.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace rowan::storage {

// Not thread-safe. Every function throws std::runtime_error with a sentence for whoever asked for the file:
// no such folder, no room, not allowed, another writes it.
class whole_file {
public:
    // Begins the file beside its place, as PLACE.part, mode 0600. What a killed process left of one is
    // overwritten; where another writes one now, this is refused.
    explicit whole_file(std::filesystem::path place);
    ~whole_file(); // what was not published is gone
    whole_file(whole_file const&) = delete;
    whole_file& operator=(whole_file const&) = delete;

    std::filesystem::path const& draft() const { return draft_; }

    void write(std::string_view bytes);

    // What was written is on the disk, and whoever reads the draft next reads it from there.
    void sync();

    // Puts it in its place, instead of what may be there, so that a crash leaves the one or the other.
    void publish();

private:
    [[noreturn]] void fail() const;

    std::filesystem::path const place_, draft_;
    int descriptor_;
    bool published_ = false;
};

// The folder of a file: "." of a bare name.
std::filesystem::path folder_of(std::filesystem::path const& file);

} // namespace rowan::storage
