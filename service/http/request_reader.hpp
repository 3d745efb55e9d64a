// Makes requests of the bytes of one connection. Knows no socket and no clock: bytes go in, requests come
// out.
#pragma once

#include "http/framing.hpp"

#include <boost/asio/buffer.hpp>

#include <functional>

namespace rowan::http {

struct reading_limits {
    std::size_t most_header_bytes;
    std::size_t most_fields;
    std::size_t most_target;
    std::function<std::size_t(request const&)> most_body;
};

// What the bytes so far amount to.
enum class progress {
    more,     // nothing yet: bytes must come
    go_ahead, // the header is sound and the client waits for "100 Continue"; ask again after it
    whole,    // a request stands in what was given
    refused,  // breach() says why; nothing more can be read
};

// Never holds more than a header's bytes, beside the body that grows in the request as it comes.
class request_reader {
public:
    // The limits must outlive it.
    explicit request_reader(reading_limits const&);

    // Room for the bytes that come next, and how many did.
    boost::asio::mutable_buffer space();
    void received(std::size_t);

    // Goes on with the request in hand. After `whole` the next call begins the next request.
    progress next(request&);

    bool idle() const;    // nothing of a request has come
    bool in_body() const; // its header has
    // Of the request that was given last.
    bool keep_alive() const { return head_.keep_alive; }
    unsigned version() const { return head_.version; }
    breach const& why() const { return breach_; }

private:
    enum class part { head, body, done };

    std::string_view unread() const { return {bytes_.data() + begin_, end_ - begin_}; }
    progress refuse(breach const&);
    progress read_head(request&);
    progress read_body(request&);
    std::optional<breach> unfinished() const;

    reading_limits const& limits_;
    std::vector<char> bytes_;
    std::size_t begin_ = 0, end_ = 0; // what is unread in it
    std::size_t looked_at_ = 0;       // no line ends in this much of the unread
    std::size_t missing_ = 0;         // bytes of the body
    part part_ = part::head;
    bool blank_line_ = false; // one before the request line was passed over
    head head_;
    breach breach_{status::bad_request, ""};
};

} // namespace rowan::http
