// The knobs of mail.
#include "base/text.hpp"
#include "config.hpp"

#include <boost/url/parse.hpp>

#include <charconv>

namespace rowan {

namespace {

[[noreturn]] void refuse_mail()
{
    throw config_error("ROWAN_MAIL must be smtp://HOST:PORT, smtps://HOST:PORT or dir: and a folder, such as "
                       "smtp://mail.union.example:587.");
}

int number_within(std::string const& name, std::string const& text, int least, int most)
{
    int number = 0;
    auto const* last = text.data() + text.size();
    auto const [end, ec] = std::from_chars(text.data(), last, number);
    if (ec == std::errc() && end == last && number >= least && number <= most) return number;
    throw config_error(
        name + " must be a number from " + std::to_string(least) + " to " + std::to_string(most) + "."
    );
}

// Whether an smtp:// line must be encrypted.
bool tls_required(std::string const& wish, std::string const& host)
{
    if (wish.empty()) return !is_loopback(host);
    if (wish != "required" && wish != "off") throw config_error("ROWAN_MAIL_TLS must be required or off.");
    return wish == "required";
}

} // namespace

void settings::read_mail(config& c) const
{
    auto const& self = *this;
    c.mail_from = self["ROWAN_MAIL_FROM"];
    c.mail_connections = number_within("ROWAN_MAIL_CONNECTIONS", self["ROWAN_MAIL_CONNECTIONS"], 1, 16);
    c.mail_rate = number_within("ROWAN_MAIL_RATE", self["ROWAN_MAIL_RATE"], 1, 1000);
    if (!valid_email(c.mail_from)) throw config_error("ROWAN_MAIL_FROM must be an e-mail address.");

    auto const& where = self["ROWAN_MAIL"];
    if (where.starts_with("dir:") && where.size() > 4) {
        c.mail_folder = where.substr(4);
        return;
    }
    auto const url = boost::urls::parse_absolute_uri(where);
    bool const smtps = url && url->scheme() == "smtps";
    if (!url || !(smtps || url->scheme() == "smtp") || url->host().empty()) refuse_mail();
    if (url->has_userinfo())
        throw config_error(
            "ROWAN_MAIL must not hold a user: use ROWAN_MAIL_USER and ROWAN_MAIL_PASSWORD_FILE."
        );
    if (url->has_query() || (!url->path().empty() && url->path() != "/")) refuse_mail();
    if (url->has_port() && (url->port_number() == 0 || url->port() != std::to_string(url->port_number())))
        refuse_mail();

    mail_server server{where, smtps || tls_required(self["ROWAN_MAIL_TLS"], url->host()), {}, {}, {}};
    if (smtps && self["ROWAN_MAIL_TLS"] == "off")
        throw config_error("ROWAN_MAIL_TLS=off contradicts ROWAN_MAIL=smtps://.");
    server.user = self["ROWAN_MAIL_USER"];
    server.password = self["ROWAN_MAIL_PASSWORD"];
    server.ca_file = self["ROWAN_MAIL_CA"];
    if (server.user.empty() != server.password.empty())
        throw config_error("ROWAN_MAIL_USER and ROWAN_MAIL_PASSWORD_FILE belong together.");
    if (!server.user.empty() && !server.tls && !is_loopback(url->host()))
        throw config_error("ROWAN_MAIL_TLS=off would send the password where everybody can read it.");
    if (!server.ca_file.empty() && !std::filesystem::exists(server.ca_file))
        throw config_error("The file of ROWAN_MAIL_CA, " + server.ca_file + ", cannot be read.");
    c.mail_server = server;
}

} // namespace rowan
