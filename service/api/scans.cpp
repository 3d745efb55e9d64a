#include "api/scans.hpp"

#include "api/json.hpp"
#include "http/json_reader.hpp"

namespace rowan::api {

namespace {

using http::json_reader;

constexpr std::size_t longest_nonce = 64;   // characters
constexpr std::size_t longest_ticket = 500; // whatever a camera may read
constexpr std::size_t longest_reference = 20;
constexpr std::size_t longest_name = 100; // as in the form; also of an employer
constexpr std::size_t longest_email = 254;
constexpr std::size_t longest_reason = 500;

// "2027-03-11"
bool is_day(std::string const& text)
{
    constexpr std::size_t day_length = 10;
    return text.size() == day_length && parse_instant(text).has_value();
}

instant needed_instant(json_reader& in, std::string_view key)
{
    if (!in.has(key)) in.wrong(key, "is needed");
    return in.optional_instant(key).value_or(instant());
}

result<checkins::scan> read_scan(json_reader& in)
{
    checkins::scan s{};
    s.nonce = in.text("nonce", 1, longest_nonce);
    s.ticket = in.optional_text("ticket", 1, longest_ticket).value_or("");
    s.reference = in.optional_text("reference", 1, longest_reference).value_or("");
    s.undoes = in.optional_text("undoes", 1, longest_nonce);
    s.day = in.optional_text("day", 1, longest_reference);
    if (s.day && !is_day(*s.day)) in.wrong("day", "must be a date");
    s.direction = in.optional_word<checkins::direction>("direction").value_or(checkins::direction::in);
    s.let_in = in.optional_flag("let_in").value_or(false);
    s.at = needed_instant(in, "at");
    auto const named = int{in.has("ticket")} + int{in.has("reference")};
    if (named != (in.has("undoes") ? 0 : 1)) in.wrong("ticket", "or a reference is needed, unless it undoes");
    return in.finish(std::move(s));
}

// Of a scan that cannot be read: its nonce, if that can.
std::optional<std::string> nonce_of(json_reader const& scan)
{
    auto copy = scan;
    return copy.optional_text("nonce", 1, longest_nonce);
}

} // namespace

result<upload> read_scans(http::request const& req)
{
    json_reader in(req.body);
    upload u{needed_instant(in, "sent_at"), {}, {}};
    if (!in.has("scans")) in.wrong("scans", "is needed");
    auto parts = in.optional_parts("scans", most_scans);
    auto const whole = in.finish(true);
    if (!whole) {
        // An item that is no object is read below, as one without fields.
        auto faults = whole.error();
        std::erase_if(faults.fields, [](field_error const& f) { return f.pointer.starts_with("/scans/"); });
        if (faults.code != errc::invalid || !faults.fields.empty()) return faults;
    }
    for (auto& part : *parts) {
        auto s = read_scan(part);
        if (s) {
            u.scans.push_back(std::move(*s));
            continue;
        }
        auto const nonce = nonce_of(part);
        for (auto const& f : s.error().fields) u.flaws.push_back({nonce, f});
    }
    return u;
}

result<walk_ins::walk_in> read_walk_in(http::request const& req)
{
    json_reader in(req.body);
    walk_ins::walk_in w{
        in.text("nonce", 1, longest_nonce),
        in.text("name", 1, longest_name),
        in.text("employer", 0, longest_name),
        in.optional_text("email", 0, longest_email),
        in.optional_text("reason", 0, longest_reason).value_or(""),
        needed_instant(in, "at"),
    };
    if (w.email && w.email->empty()) w.email.reset();
    return in.finish(std::move(w));
}

boost::json::object seen_json(seen const& s, std::vector<upload::flaw> const& flaws)
{
    boost::json::array accepted, errors;
    for (auto const& v : s.verdicts) accepted.push_back(to_json(v.nonce));
    for (auto const& f : flaws)
        errors.push_back(
            {{"nonce", to_json(f.nonce)}, {"pointer", f.field.pointer}, {"detail", f.field.detail}}
        );
    return {
        {"accepted", std::move(accepted)},
        {"verdicts", to_json(s.verdicts)},
        {"counts", to_json(s.counts)},
        {"errors", std::move(errors)}};
}

} // namespace rowan::api
