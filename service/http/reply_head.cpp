#include "http/reply_head.hpp"

#include "base/time.hpp"

#include <boost/beast/core/string.hpp>

#include <array>
#include <charconv>

namespace rowan::http {

using boost::beast::iequals;

namespace {

// Kinds of content, as bits: to a browser pages, scripts (which may become workers) and the rest differ.
constexpr unsigned page = 1, script = 2, data = 4, anything = page | script | data;
// When a line is sent besides.
constexpr unsigned always = 0, over_https = 1, below_camera_path = 2, elsewhere = 3;

struct standing_line {
    std::string_view name, value;
    unsigned kinds, when;
};

// A service worker's own fetches obey the policy its script came with: hence a row for scripts.
// clang-format off
constexpr standing_line standing[] = {
    {"X-Content-Type-Options", "nosniff", anything, always},
    {"Referrer-Policy", "same-origin", anything, always},
    {"Cross-Origin-Resource-Policy", "same-origin", anything, always},
    {"X-Frame-Options", "DENY", anything, always},
    {"Strict-Transport-Security", "max-age=63072000; includeSubDomains", anything, over_https},
    {"Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'", data, always},
    {"Content-Security-Policy",
     "default-src 'none'; script-src 'self'; connect-src 'self'; frame-ancestors 'none'", script, always},
    {"Content-Security-Policy",
     "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
     "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; "
     "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types lit-html rich door",
     page, always},
    {"Permissions-Policy", "camera=(self), geolocation=(), microphone=()", page, below_camera_path},
    {"Permissions-Policy", "camera=(), geolocation=(), microphone=()", page, elsewhere},
    {"Cross-Origin-Opener-Policy", "same-origin", page, always},
};
// clang-format on

// What an answer says for itself.
struct own_lines {
    unsigned kind = data;
    std::array<bool, std::size(standing)> has{}; // a row of `standing`
};

own_lines look(std::string_view headers)
{
    own_lines own;
    while (!headers.empty()) {
        auto const line = headers.substr(0, headers.find("\r\n"));
        headers.remove_prefix(std::min(headers.size(), line.size() + 2));
        auto const name = line.substr(0, line.find(':'));
        for (std::size_t row = 0; row < std::size(standing); ++row) {
            if (iequals(name, standing[row].name)) own.has[row] = true;
        }
        if (!iequals(name, "Content-Type")) continue;
        if (line.find("text/html") != line.npos) own.kind = page;
        if (line.find("text/javascript") != line.npos) own.kind = script;
    }
    return own;
}

void append_number(std::string& out, std::size_t number)
{
    std::array<char, 20> digits{};
    auto const end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    out.append(digits.data(), end);
}

} // namespace

bool bodiless(status code)
{
    return code == status::no_content || code == status::not_modified;
}

reply_head::reply_head(bool secure, std::string camera_path)
    : secure_(secure), camera_path_(std::move(camera_path))
{
}

void reply_head::write(std::string& out, response const& answer, manner const& how)
{
    out.assign("HTTP/1.1 ");
    append_number(out, static_cast<unsigned>(answer.code));
    out.append(" ").append(std::string_view(boost::beast::http::obsolete_reason(answer.code)));
    out.append("\r\nDate: ").append(date()).append("\r\n").append(answer.headers);

    bool const camera = !camera_path_.empty() && how.target.starts_with(camera_path_);
    bool const sent_when[] = {true, secure_, camera, !camera};
    auto const own = look(answer.headers);
    for (std::size_t row = 0; row < std::size(standing); ++row) {
        auto const& line = standing[row];
        if (own.has[row] || !(line.kinds & own.kind) || !sent_when[line.when]) continue;
        out.append(line.name).append(": ").append(line.value).append("\r\n");
    }

    if (!bodiless(answer.code) && !answer.stream) {
        out.append("Content-Length: ");
        append_number(out, answer.bytes().size());
        out.append("\r\n");
    }
    if (!how.keep_alive)
        out.append("Connection: close\r\n");
    else if (how.version < 11)
        out.append("Connection: keep-alive\r\n");
    out.append("\r\n");
}

std::string_view reply_head::date()
{
    auto const second = std::time(nullptr);
    if (second != second_) {
        second_ = second;
        date_ = http_date(instant(std::chrono::seconds(second)));
    }
    return date_;
}

} // namespace rowan::http
