#include "config.hpp"

#include "base/text.hpp"
#include "base/time.hpp"

#include <boost/program_options/environment_iterator.hpp>
#include <boost/program_options/parsers.hpp>
#include <boost/program_options/variables_map.hpp>
#include <boost/url/ipv4_address.hpp>
#include <boost/url/ipv6_address.hpp>
#include <boost/url/parse.hpp>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <sstream>

extern char** environ;

namespace rowan {

namespace {

namespace po = boost::program_options;

// clang-format off
std::vector<knob> const all_knobs = {
    {"ROWAN_LISTEN",           "127.0.0.1:8080",       "address and port to serve on; port 0: the system chooses"},
    {"ROWAN_DATABASE",         "rowan.db",             "the SQLite file"},
    {"ROWAN_WEB",              "web",                  "the folder of pages"},
    {"ROWAN_MAIL",             "dir:mail",             "where mail goes: smtp://HOST:PORT or smtps://HOST:PORT, or dir:PATH for a file a message"},
    {"ROWAN_MAIL_FROM",        "events@union.example", "the address that mail comes from"},
    {"ROWAN_MAIL_USER",        "",                     "who the mail server is told we are; none: it does not ask"},
    {"ROWAN_MAIL_PASSWORD",    "",                     "and how that is proved; better in a file: ROWAN_MAIL_PASSWORD_FILE", true},
    {"ROWAN_MAIL_TLS",         "",                     "required or off, on smtp:// lines; default: required, off on loopback"},
    {"ROWAN_MAIL_CA",          "",                     "a file of certificates to trust for mail instead of the system's"},
    {"ROWAN_MAIL_CONNECTIONS", "4",                    "how many connections to the mail server at most, 1 to 16"},
    {"ROWAN_MAIL_RATE",        "120",                  "how many messages a second at most, 1 to 1000"},
    {"ROWAN_PUBLIC_URL",       "",                     "where people find it, without a slash at the end; default: http:// and ROWAN_LISTEN"},
    {"ROWAN_ORGANISATION",     "Union Events",         "the name at the head of the pages"},
    {"ROWAN_TIME_ZONE",        "Europe/London",        "the zone of office hours and new events"},
    {"ROWAN_TRUSTED_PROXY",    "",                     "addresses whose X-Forwarded-For is believed, separated by spaces"},
    {"ROWAN_METRICS_LISTEN",   "",                     "address and port of a second listener for /metrics; without it, /metrics answers loopback only"},
    {"ROWAN_LOG",              "-",                    "the log's file; -: standard output"},
    {"ROWAN_BACKUP_KEY",       "",                     "the public key that copies are sealed to; see rowan key new. Empty: copies are not encrypted"},
    {"ROWAN_LIMITS",           "on",                   "rate limits; off: for benchmarks, on loopback only"},
    {"ROWAN_CALENDAR_GZIP",    "on",                   "calendars compressed for programs that ask; off: never, for those that ask and cannot"},
    {"ROWAN_SNAPSHOTS",        "on",                   "public pages from memory; off: their numbers from the database each time, for benchmarks"},
};
// clang-format on

std::string trimmed(std::string text)
{
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
    return text;
}

std::string contents(std::filesystem::path const& path)
{
    std::ifstream in(path);
    if (!in) throw config_error("The file " + path.string() + " cannot be read.");
    std::stringstream text;
    text << in.rdbuf();
    return trimmed(text.str());
}

// What systemd keeps for the service under a knob's name (LoadCredential=, systemd.exec(5)).
std::optional<std::string> credential(std::string const& name)
{
    char const* const folder = std::getenv("CREDENTIALS_DIRECTORY");
    if (!folder || !std::filesystem::exists(std::filesystem::path(folder) / name)) return std::nullopt;
    return contents(std::filesystem::path(folder) / name);
}

// The value a knob was given: by its variable or in the file, else for a secret in a file of its own, or as a
// credential.
std::optional<std::string> given_value(knob const& k, po::variables_map const& found)
{
    std::string const name = k.name;
    if (found.count(name)) return found[name].as<std::string>();
    if (!k.secret) return std::nullopt;
    if (found.count(name + "_FILE")) return contents(found[name + "_FILE"].as<std::string>());
    return credential(name);
}

// "127.0.0.1:8080" or "[::1]:8080".
std::pair<std::string, unsigned short> address_and_port(std::string const& name, std::string const& text)
{
    auto const colon = text.rfind(':');
    unsigned short port = 0;
    if (colon != std::string::npos) {
        auto const* last = text.data() + text.size();
        auto const [end, ec] = std::from_chars(text.data() + colon + 1, last, port);
        auto address = text.substr(0, colon);
        if (address.starts_with('[') && address.ends_with(']'))
            address = address.substr(1, address.size() - 2);
        if (ec == std::errc() && end == last && !address.empty()) return {address, port};
    }
    throw config_error(name + " must be an address and a port, such as 127.0.0.1:8080.");
}

bool on_or_off(std::string const& name, std::string const& text)
{
    if (text != "on" && text != "off") throw config_error(name + " must be on or off.");
    return text == "on";
}

std::vector<std::string> words(std::string const& text)
{
    std::istringstream in(text);
    return {std::istream_iterator<std::string>(in), {}};
}

std::vector<std::string> addresses(std::string const& name, std::string const& text)
{
    auto const all = words(text);
    for (auto const& address : all) {
        if (!boost::urls::parse_ipv4_address(address) && !boost::urls::parse_ipv6_address(address))
            throw config_error(name + " must be addresses, separated by spaces.");
    }
    return all;
}

std::string checked_url(std::string url)
{
    while (url.ends_with('/')) url.pop_back();
    auto const parsed = boost::urls::parse_absolute_uri(url);
    bool const web =
        parsed && (parsed->scheme() == "http" || parsed->scheme() == "https") && !parsed->has_query();
    if (!web || parsed->host().empty())
        throw config_error("ROWAN_PUBLIC_URL must be an address such as https://events.example.org.");
    return url;
}

} // namespace

bool is_loopback(std::string const& address)
{
    return address.starts_with("127.") || address == "::1" || address == "localhost";
}

std::vector<knob> const& knobs()
{
    return all_knobs;
}

std::string config::base_path() const
{
    auto const parsed = boost::urls::parse_absolute_uri(public_url);
    return parsed ? std::string(parsed->encoded_path()) : "";
}

settings settings::read(std::optional<std::filesystem::path> const& file)
{
    po::options_description known;
    for (auto const& k : knobs()) {
        known.add_options()(k.name, po::value<std::string>());
        if (k.secret) known.add_options()((std::string(k.name) + "_FILE").c_str(), po::value<std::string>());
    }
    po::variables_map found;
    // A variable of that prefix that is no knob is a slip of the pen, and named.
    for (char** variable = environ; *variable; ++variable) {
        std::string const entry(*variable);
        auto const name = entry.substr(0, entry.find('='));
        if (!name.starts_with("ROWAN_") || name.starts_with("ROWAN_TEST_")) continue;
        if (!known.find_nothrow(name, false))
            throw config_error("There is no setting " + name + "; see rowan --help.");
    }
    po::store(
        po::parse_environment(
            known,
            [](std::string const& name) {
                return name.starts_with("ROWAN_TEST_") ? "" : (name.starts_with("ROWAN_") ? name : "");
            }
        ),
        found
    );
    if (file) {
        std::istringstream text(contents(*file));
        try {
            po::store(po::parse_config_file(text, known), found);
        } catch (po::error const& e) {
            throw config_error(file->string() + ": " + e.what() + ".");
        }
    }

    settings s;
    for (auto const& k : knobs()) {
        auto const given = given_value(k, found);
        if (given) s.given_.push_back(k.name);
        s.values_.emplace_back(k.name, given.value_or(k.preset));
    }
    return s;
}

std::string const& settings::operator[](std::string const& name) const
{
    return std::find_if(
               values_.begin(), values_.end(), [&](auto const& v) { return v.first == name; }
    )->second;
}

void settings::preset(std::string const& name, std::string const& value)
{
    if (std::find(given_.begin(), given_.end(), name) != given_.end()) return;
    std::find_if(values_.begin(), values_.end(), [&](auto const& v) { return v.first == name; })->second =
        value;
}

std::vector<std::string> settings::shown() const
{
    std::vector<std::string> lines;
    for (std::size_t n = 0; n < values_.size(); ++n) {
        bool const masked = knobs()[n].secret && !values_[n].second.empty();
        lines.push_back(values_[n].first + "=" + (masked ? "********" : values_[n].second));
    }
    return lines;
}

config settings::checked() const
{
    auto const& self = *this;
    config c{};
    std::tie(c.address, c.port) = address_and_port("ROWAN_LISTEN", self["ROWAN_LISTEN"]);
    c.database = self["ROWAN_DATABASE"];
    c.web = self["ROWAN_WEB"];
    read_mail(c);
    auto const& url = self["ROWAN_PUBLIC_URL"];
    if (!url.empty()) c.public_url = checked_url(url);
    c.organisation = self["ROWAN_ORGANISATION"];
    c.time_zone = self["ROWAN_TIME_ZONE"];
    c.trusted_proxies = addresses("ROWAN_TRUSTED_PROXY", self["ROWAN_TRUSTED_PROXY"]);
    if (auto const& metrics = self["ROWAN_METRICS_LISTEN"]; !metrics.empty())
        std::tie(c.metrics_address, c.metrics_port) = address_and_port("ROWAN_METRICS_LISTEN", metrics);
    c.log = self["ROWAN_LOG"];
    c.limits = on_or_off("ROWAN_LIMITS", self["ROWAN_LIMITS"]);
    c.calendar_gzip = on_or_off("ROWAN_CALENDAR_GZIP", self["ROWAN_CALENDAR_GZIP"]);
    c.snapshots = on_or_off("ROWAN_SNAPSHOTS", self["ROWAN_SNAPSHOTS"]);

    if (!zone_known(c.time_zone)) throw config_error("ROWAN_TIME_ZONE must be a zone such as Europe/London.");
    if (c.database.empty()) throw config_error("ROWAN_DATABASE must name a file.");
    if (!c.limits && !is_loopback(c.address))
        throw config_error("ROWAN_LIMITS=off is allowed only when listening on loopback.");
    return c;
}

} // namespace rowan
