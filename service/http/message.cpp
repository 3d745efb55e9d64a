#include "http/message.hpp"

#include "base/text.hpp"

#include <boost/beast/core/string.hpp>
#include <boost/json/serialize.hpp>

#include <charconv>
#include <stdexcept>

namespace rowan::http {

using boost::beast::iequals;

namespace {

constexpr std::string_view blank = " \t";

std::string_view trimmed(std::string_view text)
{
    auto const first = text.find_first_not_of(blank);
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

// Takes what stands before the separator off the front.
std::string_view take(std::string_view& rest, char separator)
{
    auto const end = rest.find(separator);
    auto const taken = rest.substr(0, end);
    rest = end == rest.npos ? std::string_view() : rest.substr(end + 1);
    return taken;
}

// application/x-www-form-urlencoded, one name or value of it. No value: a % without its two digits.
std::optional<std::string> decoded(std::string_view text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '%') {
            out += text[at] == '+' ? ' ' : text[at];
            continue;
        }
        auto const digits = text.substr(at + 1, 2);
        unsigned char byte = 0;
        auto const [end, wrong] = std::from_chars(digits.data(), digits.data() + digits.size(), byte, 16);
        if (wrong != std::errc() || end - digits.data() != 2) return std::nullopt;
        out += static_cast<char>(byte);
        at += 2;
    }
    return out;
}

// "gzip;q=0" refuses; without a weight, or with one above nothing, the coding is welcome (RFC 9110 12.4.2).
bool welcome(std::string_view parameters)
{
    while (!parameters.empty()) {
        auto const parameter = trimmed(take(parameters, ';'));
        if (!iequals(parameter.substr(0, 2), "q=")) continue;
        return parameter.substr(2).find_first_not_of("0.") != parameter.npos;
    }
    return true;
}

} // namespace

std::string_view request::header(std::string_view name) const
{
    for (auto const& f : fields) {
        if (iequals(f.name, name)) return f.value;
    }
    return {};
}

std::string_view request::cookie(std::string_view name) const
{
    for (auto const& f : fields) {
        if (!iequals(f.name, "Cookie")) continue;
        for (std::string_view rest = f.value; !rest.empty();) {
            auto value = trimmed(take(rest, ';'));
            if (take(value, '=') == name) return value;
        }
    }
    return {};
}

std::string_view request::path() const
{
    return std::string_view(target).substr(0, target.find('?'));
}

std::vector<std::string> request::queries(std::string_view name) const
{
    std::vector<std::string> all;
    std::string_view rest = target;
    take(rest, '?');
    while (!rest.empty()) {
        auto value = take(rest, '&');
        if (decoded(take(value, '=')) != name) continue;
        auto plain = decoded(value);
        if (plain && valid_utf8(*plain)) all.push_back(std::move(*plain));
    }
    return all;
}

std::optional<std::string> request::query(std::string_view name) const
{
    std::string_view rest = target;
    take(rest, '?');
    while (!rest.empty()) {
        auto value = take(rest, '&');
        if (decoded(take(value, '=')) != name) continue;
        auto plain = decoded(value);
        return plain && valid_utf8(*plain) ? plain : std::nullopt;
    }
    return std::nullopt;
}

std::string_view response::bytes() const
{
    if (auto const* own = std::get_if<std::string>(&body)) return *own;
    auto const& shared = std::get<shared_body>(body);
    return shared ? std::string_view(*shared) : std::string_view();
}

response& response::with(std::string_view name, std::string_view value)
{
    for (unsigned char const c : value) {
        if (c < 0x20 || c == 0x7f)
            throw std::logic_error("a control character in the field " + std::string(name));
    }
    headers.append(name).append(": ").append(value).append("\r\n");
    return *this;
}

response json(status code, boost::json::value const& body)
{
    response answer{code};
    answer.body = boost::json::serialize(body);
    answer.with("Content-Type", "application/json").with("Cache-Control", "no-store");
    return answer;
}

response no_content()
{
    response answer{status::no_content};
    answer.with("Cache-Control", "no-store");
    return answer;
}

bool matches(std::string_view if_none_match, std::string_view tag)
{
    auto rest = trimmed(if_none_match);
    if (rest == "*") return true;
    while (!rest.empty()) {
        auto const begin = rest.find('"');
        if (begin == rest.npos) return false;
        auto const end = rest.find('"', begin + 1);
        if (end == rest.npos) return false;
        if (rest.substr(begin, end - begin + 1) == tag) return true;
        rest.remove_prefix(end + 1);
    }
    return false;
}

bool accepts(std::string_view accept_encoding, std::string_view coding)
{
    bool any = false;
    while (!accept_encoding.empty()) {
        auto parameters = take(accept_encoding, ',');
        auto const name = trimmed(take(parameters, ';'));
        if (iequals(name, coding)) return welcome(parameters);
        if (name == "*") any = welcome(parameters);
    }
    return any;
}

} // namespace rowan::http
