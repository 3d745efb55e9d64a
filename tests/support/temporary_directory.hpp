// A directory of one's own, which goes when its owner goes.
#pragma once

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <string>

#include <unistd.h>

namespace rowan::test {

struct temporary_directory {
    std::filesystem::path path;

    temporary_directory()
    {
        static std::atomic<int> count = 0;
        auto const name = "rowan-test-" + std::to_string(getpid()) + "-" + std::to_string(count++);
        path = std::filesystem::temp_directory_path() / name;
        std::filesystem::create_directories(path);
    }
    ~temporary_directory()
    {
        if (!std::getenv("ROWAN_TEST_KEEP")) std::filesystem::remove_all(path);
    }
    temporary_directory(temporary_directory const&) = delete;
    temporary_directory& operator=(temporary_directory const&) = delete;
};

} // namespace rowan::test
