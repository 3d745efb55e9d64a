// Every knob there is. This is the only place that looks at the environment.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace rowan {

// Where mail is handed in (RFC 6409).
struct mail_server {
    std::string url;            // smtp://HOST:PORT or smtps://HOST:PORT
    bool tls;                   // the line is encrypted, from the beginning or by STARTTLS, or there is none
    std::string user, password; // empty: none are asked for
    std::string ca_file;        // of certificates to trust; empty: the system's
};

struct config {
    std::string address; // of ROWAN_LISTEN
    unsigned short port; // 0: the system chooses
    std::string database;
    std::filesystem::path web;
    std::optional<rowan::mail_server> mail_server;
    std::filesystem::path mail_folder; // if there is no server
    int mail_connections, mail_rate;   // to the server, at once; messages a second
    std::string mail_from;
    std::string public_url; // without a slash at its end; empty: the address it listens on
    std::string organisation;
    std::string time_zone;
    std::vector<std::string> trusted_proxies;
    std::string metrics_address;
    unsigned short metrics_port;
    std::string log; // a file, or "-": standard output
    bool limits;
    bool snapshots;
    bool calendar_gzip;

    bool secure() const { return public_url.starts_with("https://"); }
    // The path of the public URL: "" or "/events".
    std::string base_path() const;
};

// One knob, as --help and the start-up lines show it.
struct knob {
    char const* name;   // of the variable, and of the key in a file
    char const* preset; // its default
    char const* meaning;
    bool secret =
        false; // masked when shown; may be in a file, named by NAME_FILE, or a credential of this name
};

std::vector<knob> const& knobs();

// "127.0.0.1", "::1", "localhost".
bool is_loopback(std::string const& address);

// A configuration that cannot be: `what` is a sentence for whoever starts the program.
struct config_error : std::runtime_error {
    using runtime_error::runtime_error;
};

// The values of all knobs: variables ROWAN_*, then the file (KEY=VALUE lines); for secrets then the file that
// NAME_FILE names, then systemd's credential NAME; then defaults. Unknown keys are errors.
class settings {
public:
    static settings read(std::optional<std::filesystem::path> const& file);

    std::string const& operator[](std::string const& name) const;
    void
    preset(std::string const& name, std::string const& value); // instead of the default; a set value wins

    // NAME=value for each knob, secrets masked.
    std::vector<std::string> shown() const;

    // Checked as a whole. Throws config_error.
    config checked() const;

private:
    void read_mail(config&) const;

    std::vector<std::pair<std::string, std::string>> values_;
    std::vector<std::string> given_;
};

} // namespace rowan
