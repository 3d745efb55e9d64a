#include "http/request_reader.hpp"

#include <algorithm>
#include <cstring>

namespace rowan::http {

namespace {

constexpr std::string_view one_line = "A field must be on one line.";
constexpr std::size_t first_room =
    2048; // bytes: nearly every header fits, and thousands of idle clients cost little
constexpr std::size_t most_kept = 64 * 1024; // bytes of a body's room, while its connection idles

void fill(request& req, head const& h)
{
    req.method = h.method;
    req.target = h.target;
    req.body.clear();
    req.words.clear();
    req.fields.resize(h.fields.size());
    for (std::size_t at = 0; at < h.fields.size(); ++at) {
        req.fields[at].name = h.fields[at].name;
        req.fields[at].value = h.fields[at].value;
    }
}

} // namespace

request_reader::request_reader(reading_limits const& limits) : limits_(limits) {}

boost::asio::mutable_buffer request_reader::space()
{
    if (begin_ > 0) {
        std::memmove(bytes_.data(), bytes_.data() + begin_, end_ - begin_);
        end_ -= begin_;
        begin_ = 0;
    }
    if (end_ == bytes_.size() || missing_ > bytes_.size()) {
        bytes_.resize(std::min(std::max(first_room, bytes_.size() * 2), limits_.most_header_bytes));
    }
    return {bytes_.data() + end_, bytes_.size() - end_};
}

void request_reader::received(std::size_t count)
{
    end_ += count;
}

bool request_reader::idle() const
{
    return part_ != part::body && begin_ == end_;
}

bool request_reader::in_body() const
{
    return part_ == part::body;
}

progress request_reader::next(request& req)
{
    if (part_ == part::done) {
        part_ = part::head;
        blank_line_ = false;
        looked_at_ = 0;
        if (req.body.capacity() > most_kept) req.body = std::string();
    }
    return part_ == part::head ? read_head(req) : read_body(req);
}

progress request_reader::refuse(breach const& b)
{
    breach_ = b;
    return progress::refused;
}

progress request_reader::read_head(request& req)
{
    // What is refused unread must not pass for the request before it.
    req.method = verb::unknown;
    req.target.clear();
    // A blank line before the request line is passed over (RFC 9112 2.2); one, or it never ends.
    if (!blank_line_ && unread().starts_with("\r\n")) {
        begin_ += 2;
        looked_at_ = 0;
        blank_line_ = true;
    }
    auto const raw = unread();
    bool const line_ends = raw.find('\n', looked_at_) != raw.npos;
    looked_at_ = raw.size();
    if (!line_ends) {
        auto const wrong = unfinished();
        return wrong ? refuse(*wrong) : progress::more;
    }

    head_parser parser(head_, limits_.most_fields);
    boost::beast::error_code ec;
    auto const length = parser.put(boost::asio::buffer(raw), ec);
    if (ec == boost::beast::http::error::need_more) {
        auto const wrong = unfinished();
        return wrong ? refuse(*wrong) : progress::more;
    }
    if (ec) return refuse(unreadable(ec, raw));
    if (folded(raw.substr(0, length))) return refuse({status::bad_request, one_line});

    fill(req, head_);
    if (auto const wrong = broken(head_, {limits_.most_target, limits_.most_body(req)}))
        return refuse(*wrong);
    bool const waits = expects_continue(head_) && raw.size() == length;
    begin_ += length;
    missing_ = static_cast<std::size_t>(head_.body);
    part_ = part::body;
    return waits ? progress::go_ahead : read_body(req);
}

progress request_reader::read_body(request& req)
{
    auto const taken = unread().substr(0, missing_);
    req.body.append(taken);
    begin_ += taken.size();
    missing_ -= taken.size();
    if (missing_ > 0) return progress::more;
    part_ = part::done;
    return progress::whole;
}

// What is wrong with a header of which more must come.
std::optional<breach> request_reader::unfinished() const
{
    auto const raw = unread();
    if (raw.empty()) return std::nullopt;
    // TLS, or another tongue: whoever speaks it waits for an answer, not for us.
    bool const token = raw[0] > 0x20 && raw[0] < 0x7f;
    if (!token && raw != "\r") return breach{status::bad_request, "That is not HTTP/1.1."};
    if (raw.ends_with('\n') && !raw.ends_with("\r\n"))
        return breach{status::bad_request, "A line ends in CR LF."};
    if (folded(raw)) return breach{status::bad_request, one_line};
    if (raw.size() < limits_.most_header_bytes) return std::nullopt;
    if (raw.find('\n') == raw.npos) return breach{status::uri_too_long, "The address is too long."};
    return breach{status::request_header_fields_too_large, "The header is too large."};
}

} // namespace rowan::http
