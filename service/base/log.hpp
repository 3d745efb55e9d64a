// The log: JSON lines, one a request and one an incident; no personal data, no token, no query string.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace rowan {

struct request_line {
    std::string_view reference, verb, route;
    unsigned status;
    std::chrono::microseconds took;
    std::size_t batch; // how many requests shared its commit; 0: it wrote nothing
};

// Thread-safe. Lines are buffered and written at least once a second.
class log {
public:
    // Appends to the file, or to standard output for "-". Throws std::runtime_error if it cannot be written.
    explicit log(std::string const& to);
    ~log();

    void request(request_line const&);
    void say(std::string_view what); // something an administrator may want to know
    // Something that went wrong, in a request of this reference or in none; written at once.
    void warn(std::string_view incident, std::string_view reference = {});

    std::uint64_t warnings() const { return warnings_; } // since the start

private:
    struct sink;
    std::unique_ptr<sink> sink_;
    std::atomic<std::uint64_t> warnings_{0};
};

} // namespace rowan
