#include "http/framing.hpp"

#include <boost/asio/ip/address_v6.hpp>
#include <boost/beast/core/string.hpp>

#include <algorithm>

namespace rowan::http {

using boost::beast::iequals;

namespace {

constexpr std::string_view digits = "0123456789";
constexpr std::string_view host_characters =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~"; // RFC 3986 unreserved: no name
                                                                          // needs more

std::size_t count(head const& h, std::string_view name)
{
    auto const named = [&](head::line const& line) { return iequals(line.name, name); };
    return static_cast<std::size_t>(std::count_if(h.fields.begin(), h.fields.end(), named));
}

// The first value of that name; empty if there is none.
std::string_view value(head const& h, std::string_view name)
{
    auto const named = [&](head::line const& line) { return iequals(line.name, name); };
    auto const found = std::find_if(h.fields.begin(), h.fields.end(), named);
    return found == h.fields.end() ? std::string_view() : found->value;
}

bool all_of(std::string_view text, std::string_view allowed)
{
    return text.find_first_not_of(allowed) == text.npos;
}

// RFC 9110 7.2: uri-host [":" port]; an empty host names nothing (RFC 9110 4.2.1).
bool is_host(std::string_view host)
{
    bool const literal = host.starts_with('[');
    auto const end =
        literal ? std::min(host.find(']'), host.size() - 1) + 1 : std::min(host.find(':'), host.size());
    auto const name = host.substr(0, end);
    auto const port = host.substr(end);
    if (name.empty() || name.size() > 255) return false;
    if (!port.empty() && (port[0] != ':' || port.size() > 6 || !all_of(port.substr(1), digits))) return false;
    if (!literal) return all_of(name, host_characters);
    if (name.size() < 2 || name.back() != ']' || name.find('%') != name.npos) return false;
    boost::system::error_code wrong;
    boost::asio::ip::make_address_v6(std::string(name.substr(1, name.size() - 2)), wrong);
    return !wrong;
}

// Calendar programs try WebDAV's first (RFC 4918, 3253): answered 405, not 501, they go on with GET.
constexpr verb spoken[] = {verb::get,    verb::head,    verb::post,     verb::put,
                           verb::patch,  verb::delete_, verb::options,  verb::propfind,
                           verb::report, verb::search,  verb::proppatch};

bool forbidden_method(head const& h, framing_limits const&)
{
    return h.method == verb::trace || h.method == verb::connect;
}

bool unknown_method(head const& h, framing_limits const&)
{
    return std::find(std::begin(spoken), std::end(spoken), h.method) == std::end(spoken);
}

bool target_too_long(head const& h, framing_limits const& limits)
{
    return h.target.size() > limits.most_target;
}

bool not_origin_form(head const& h, framing_limits const&)
{
    auto const out_of_place = [](char c) { return c < 0x21 || c > 0x7e || c == '#'; };
    return !h.target.starts_with('/') || std::any_of(h.target.begin(), h.target.end(), out_of_place);
}

bool transfer_encoding(head const& h, framing_limits const&)
{
    return count(h, "Transfer-Encoding") > 0;
}

bool ambiguous_length(head const& h, framing_limits const& limits)
{
    return transfer_encoding(h, limits) && (h.version < 11 || count(h, "Content-Length") > 0);
}

bool unknown_coding(head const& h, framing_limits const& limits)
{
    if (!transfer_encoding(h, limits)) return false;
    return count(h, "Transfer-Encoding") > 1 || !iequals(value(h, "Transfer-Encoding"), "chunked");
}

bool bad_length(head const& h, framing_limits const&)
{
    return count(h, "Content-Length") > 1 || !all_of(value(h, "Content-Length"), digits);
}

bool bad_host(head const& h, framing_limits const&)
{
    auto const hosts = count(h, "Host");
    if (hosts == 0) return h.version >= 11;
    return hosts > 1 || !is_host(value(h, "Host"));
}

bool two_content_types(head const& h, framing_limits const&)
{
    return count(h, "Content-Type") > 1;
}

bool coded_content(head const& h, framing_limits const&)
{
    return count(h, "Content-Encoding") > 0 && !iequals(value(h, "Content-Encoding"), "identity");
}

bool odd_expectation(head const& h, framing_limits const&)
{
    if (count(h, "Expect") == 0 || h.version < 11) return false;
    return count(h, "Expect") > 1 || !iequals(value(h, "Expect"), "100-continue");
}

bool body_too_large(head const& h, framing_limits const& limits)
{
    return h.body > limits.most_body;
}

struct rule {
    bool (*breaks)(head const&, framing_limits const&);
    status code;
    std::string_view why;
};

// clang-format off
// Behind each rule its section: of RFC 9112 where it says so, else of RFC 9110.
constexpr rule rules[] = {
    {forbidden_method, status::method_not_allowed, "No tunnels and no echoes here."}, // 9.3.6, 9.3.8
    {unknown_method, status::not_implemented, "That method is not known here."}, // 15.6.2
    {target_too_long, status::uri_too_long, "The address is too long."}, // 15.5.15
    {not_origin_form, status::bad_request, "The address must be a path."}, // 9112: 3.2.1
    {ambiguous_length, status::bad_request, "The length is said in two ways."}, // 9112: 6.1, 6.3
    {unknown_coding, status::not_implemented, "That transfer coding is not known here."}, // 9112: 6.1
    {transfer_encoding, status::length_required, "A body needs a Content-Length."}, // 9112: 6.3
    {bad_length, status::bad_request, "The length must be one number."}, // 8.6
    {bad_host, status::bad_request, "There must be one Host, and a sound one."}, // 9112: 3.2
    {two_content_types, status::bad_request, "There must be one Content-Type."}, // 5.3
    {coded_content, status::unsupported_media_type, "A body must not be compressed."}, // 15.5.16
    {odd_expectation, status::expectation_failed, "Only 100-continue can be expected."}, // 10.1.1
    {body_too_large, status::payload_too_large, "The body is larger than what is taken here."}, // 15.5.14
};
// clang-format on

// "HTTP/2.0" at the end of the request line: a version, but none of ours.
bool names_a_version(std::string_view raw)
{
    auto const line = raw.substr(0, raw.find('\r'));
    if (line.size() < 9) return false;
    auto const last = line.substr(line.size() - 9);
    return last.starts_with(" HTTP/") && last[7] == '.' && all_of(last.substr(6, 1), digits) &&
           all_of(last.substr(8), digits);
}

} // namespace

std::optional<breach> broken(head const& h, framing_limits const& limits)
{
    for (auto const& r : rules) {
        if (r.breaks(h, limits)) return breach{r.code, r.why};
    }
    return std::nullopt;
}

bool folded(std::string_view raw)
{
    return raw.find("\n ") != raw.npos || raw.find("\n\t") != raw.npos;
}

breach unreadable(boost::beast::error_code wrong, std::string_view raw)
{
    if (wrong == boost::beast::http::error::header_limit) {
        return {status::request_header_fields_too_large, "There are too many fields."};
    }
    if (wrong == boost::beast::http::error::bad_version && names_a_version(raw)) {
        return {status::http_version_not_supported, "HTTP/1.1 is spoken here."}; // RFC 9110 15.6.6
    }
    return {status::bad_request, "That is not HTTP/1.1."};
}

bool expects_continue(head const& h)
{
    return h.version >= 11 && h.body > 0 && count(h, "Expect") > 0;
}

response refusal(breach const& b)
{
    auto answer = problem(b.code, b.why);
    if (b.code == status::method_not_allowed)
        answer.with("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
    return answer;
}

} // namespace rowan::http
