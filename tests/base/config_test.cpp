// The settings: where they come from, and what is said of one that cannot be.
#include "config.hpp"

#include "support/program.hpp"

#include <boost/test/unit_test.hpp>

using namespace rowan;

namespace {

// Sets a variable for as long as it lives.
struct variable {
    char const* name;
    variable(char const* n, char const* value) : name(n) { ::setenv(name, value, 1); }
    ~variable() { ::unsetenv(name); }
    variable(variable const&) = delete;
    variable& operator=(variable const&) = delete;
};

// What is said of it; "" if it is fine.
template <class F> std::string complaint(F f)
{
    try {
        f();
    } catch (config_error const& e) {
        return e.what();
    }
    return "";
}

} // namespace

BOOST_FIXTURE_TEST_SUITE(base_config, test::temporary_directory)

BOOST_AUTO_TEST_CASE(the_defaults_are_fit_to_serve)
{
    auto const c = settings::read({}).checked();
    BOOST_TEST(c.address == "127.0.0.1");
    BOOST_TEST(c.port == 8080);
    BOOST_TEST(c.limits);
    BOOST_TEST(!c.secure());
    BOOST_TEST(c.metrics_address == "");
}

BOOST_AUTO_TEST_CASE(each_value_that_cannot_be_gets_a_sentence)
{
    constexpr char const* no_port = "must be an address and a port, such as 127.0.0.1:8080.";
    constexpr char const* no_url = "must be an address such as https://events.example.org.";
    constexpr char const* no_mail =
        "must be smtp://HOST:PORT, smtps://HOST:PORT or dir: and a folder, such as "
        "smtp://mail.union.example:587.";
    struct {
        char const* name;
        char const* value;
        char const* said; // behind the name; "": it is fine
    } const cases[] = {
        {"ROWAN_LISTEN", "[::1]:80", ""},
        {"ROWAN_LISTEN", "127.0.0.1:65535", ""},
        {"ROWAN_LISTEN", "127.0.0.1:65536", no_port},
        {"ROWAN_LISTEN", "127.0.0.1:80x", no_port},
        {"ROWAN_LISTEN", ":80", no_port},
        {"ROWAN_LISTEN", "", no_port},
        {"ROWAN_METRICS_LISTEN", "9100", no_port},
        {"ROWAN_DATABASE", "", "must name a file."},
        {"ROWAN_MAIL", "mail", no_mail},
        {"ROWAN_MAIL", "dir:", no_mail},
        {"ROWAN_MAIL", "http://mail.example", no_mail},
        {"ROWAN_MAIL", "smtp://", no_mail},
        {"ROWAN_MAIL", "smtp://mail.example/x", no_mail},
        {"ROWAN_MAIL", "smtp://mail.example:0", no_mail},
        {"ROWAN_MAIL", "smtp://mail.example:99999", no_mail},
        {"ROWAN_MAIL", "smtp://mail.example:587", ""},
        {"ROWAN_MAIL", "smtps://[2001:db8::1]", ""},
        {"ROWAN_MAIL", "smtp://u:p@mail.example",
         "must not hold a user: use ROWAN_MAIL_USER and ROWAN_MAIL_PASSWORD_FILE."},
        {"ROWAN_MAIL_RATE", "0", "must be a number from 1 to 1000."},
        {"ROWAN_MAIL_RATE", "many", "must be a number from 1 to 1000."},
        {"ROWAN_MAIL_CONNECTIONS", "17", "must be a number from 1 to 16."},
        {"ROWAN_MAIL_FROM", "the union", "must be an e-mail address."},
        {"ROWAN_PUBLIC_URL", "https://a.example/events", ""},
        {"ROWAN_PUBLIC_URL", "a.example", no_url},
        {"ROWAN_PUBLIC_URL", "ftp://a.example", no_url},
        {"ROWAN_PUBLIC_URL", "https://a.example/?q", no_url},
        {"ROWAN_TIME_ZONE", "London", "must be a zone such as Europe/London."},
        {"ROWAN_TRUSTED_PROXY", "10.0.0.1 ::1", ""},
        {"ROWAN_TRUSTED_PROXY", "10.0.0.1, 10.0.0.2", "must be addresses, separated by spaces."},
        {"ROWAN_LIMITS", "yes", "must be on or off."},
        {"ROWAN_SNAPSHOTS", "ON", "must be on or off."},
    };
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.name << "=" << c.value)
        {
            auto s = settings::read({});
            s.preset(c.name, c.value);
            auto const said = complaint([&] { s.checked(); });
            BOOST_TEST(said == (*c.said ? c.name + std::string(" ") + c.said : ""));
        }
    }
}

BOOST_AUTO_TEST_CASE(limits_are_off_on_loopback_alone)
{
    struct {
        char const* where;
        bool allowed;
    } const cases[] = {
        {"127.0.0.1:0", true}, {"[::1]:0", true},      {"localhost:0", true},
        {"0.0.0.0:0", false},  {"192.0.2.1:0", false},
    };
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.where)
        {
            auto s = settings::read({});
            s.preset("ROWAN_LIMITS", "off");
            s.preset("ROWAN_LISTEN", c.where);
            BOOST_TEST(complaint([&] { s.checked(); }).empty() == c.allowed);
        }
    }
}

BOOST_AUTO_TEST_CASE(variables_win_over_the_file_and_the_file_over_defaults)
{
    auto const file = path / "rowan.conf";
    std::ofstream(file) << "# a remark\nROWAN_ORGANISATION=The Union of X\nROWAN_MAIL_FROM=file@x.example\n";
    variable const set("ROWAN_ORGANISATION", "Of the variable");
    auto s = settings::read(file);
    s.preset("ROWAN_MAIL_FROM", "preset@x.example"); // what was set wins over what a command presets
    s.preset("ROWAN_DATABASE", "preset.db");
    auto const c = s.checked();
    BOOST_TEST(c.organisation == "Of the variable");
    BOOST_TEST(c.mail_from == "file@x.example");
    BOOST_TEST(c.database == "preset.db");
    BOOST_TEST(c.time_zone == "Europe/London");
}

BOOST_AUTO_TEST_CASE(a_slip_of_the_pen_is_named)
{
    {
        variable const slip("ROWAN_LISTENN", "127.0.0.1:0");
        BOOST_TEST(complaint([] {
                       settings::read({});
                   }) == "There is no setting ROWAN_LISTENN; see rowan --help.");
    }
    auto const file = path / "rowan.conf";
    std::ofstream(file) << "ROWAN_LISTENN=127.0.0.1:0\n";
    auto const said = complaint([&] { settings::read(file); });
    BOOST_TEST(said.find("ROWAN_LISTENN") != said.npos);
    BOOST_TEST(complaint([&] {
                   settings::read(path / "absent");
               }) == "The file " + (path / "absent").string() + " cannot be read.");
}

BOOST_AUTO_TEST_CASE(all_settings_are_shown_by_name)
{
    auto const lines = settings::read({}).shown();
    BOOST_REQUIRE(lines.size() == knobs().size());
    for (std::size_t n = 0; n < lines.size(); ++n)
        BOOST_TEST(lines[n].starts_with(std::string(knobs()[n].name) + "="));
}

BOOST_AUTO_TEST_CASE(the_public_address_may_have_a_path)
{
    struct {
        char const* url;
        char const* base;
        bool secure;
    } const cases[] = {
        {"https://a.example", "", true},
        {"https://a.example/", "", true},
        {"https://a.example/events/", "/events", true},
        {"http://a.example:8080/x/y", "/x/y", false},
    };
    for (auto const& c : cases) {
        auto s = settings::read({});
        s.preset("ROWAN_PUBLIC_URL", c.url);
        auto const read = s.checked();
        BOOST_TEST(read.base_path() == c.base);
        BOOST_TEST(read.secure() == c.secure);
    }
}

BOOST_AUTO_TEST_CASE(mail_is_encrypted_unless_the_server_is_next_door)
{
    struct {
        char const* mail;
        char const* tls;
        bool encrypted;
    } const cases[] = {
        {"smtp://mail.union.example:587", "", true}, {"smtp://mail.union.example:587", "off", false},
        {"smtp://127.0.0.1:25", "", false},          {"smtp://localhost", "", false},
        {"smtp://127.0.0.1:25", "required", true},   {"smtps://mail.union.example", "", true},
    };
    for (auto const& c : cases) {
        auto s = settings::read({});
        s.preset("ROWAN_MAIL", c.mail);
        s.preset("ROWAN_MAIL_TLS", c.tls);
        BOOST_TEST(s.checked().mail_server.value().tls == c.encrypted, c.mail << " " << c.tls);
    }
    BOOST_TEST(!settings::read({}).checked().mail_server.has_value());
}

BOOST_AUTO_TEST_CASE(settings_of_mail_that_contradict_each_other_get_a_sentence)
{
    struct {
        std::map<std::string, std::string> given;
        char const* said;
    } const cases[] = {
        {{{"ROWAN_MAIL_TLS", "maybe"}}, "ROWAN_MAIL_TLS must be required or off."},
        {{{"ROWAN_MAIL_USER", "u"}}, "ROWAN_MAIL_USER and ROWAN_MAIL_PASSWORD_FILE belong together."},
        {{{"ROWAN_MAIL_PASSWORD", "p"}}, "ROWAN_MAIL_USER and ROWAN_MAIL_PASSWORD_FILE belong together."},
        {{{"ROWAN_MAIL_TLS", "off"}, {"ROWAN_MAIL_USER", "u"}, {"ROWAN_MAIL_PASSWORD", "p"}},
         "ROWAN_MAIL_TLS=off would send the password where everybody can read it."},
        {{{"ROWAN_MAIL", "smtps://mail.example"}, {"ROWAN_MAIL_TLS", "off"}},
         "ROWAN_MAIL_TLS=off contradicts ROWAN_MAIL=smtps://."},
        {{{"ROWAN_MAIL_CA", "/no/such/file"}}, "The file of ROWAN_MAIL_CA, /no/such/file, cannot be read."},
    };
    for (auto const& c : cases) {
        auto s = settings::read({});
        s.preset("ROWAN_MAIL", "smtp://mail.example");
        for (auto const& [name, value] : c.given) s.preset(name, value);
        BOOST_TEST(complaint([&] { s.checked(); }) == c.said);
    }
}

// Variable, file of one's own, credential (systemd.exec(5), LoadCredential=), default: the first there is.
BOOST_AUTO_TEST_CASE(a_secret_may_be_given_in_three_ways)
{
    auto const file = (path / "password").string(), credentials = (path / "credentials").string();
    std::ofstream(file) << "of the file\n";
    std::filesystem::create_directories(credentials);
    std::ofstream(credentials + "/ROWAN_MAIL_PASSWORD") << "of systemd\n";
    std::ofstream(credentials + "/ROWAN_ORGANISATION") << "no secret\n";
    variable const kept("CREDENTIALS_DIRECTORY", credentials.c_str());
    auto const given = [] {
        auto s = settings::read({});
        s.preset("ROWAN_MAIL_PASSWORD", "preset");
        return s["ROWAN_MAIL_PASSWORD"];
    };
    BOOST_TEST(given() == "of systemd");
    BOOST_TEST(settings::read({})["ROWAN_ORGANISATION"] == "Union Events");
    variable const named("ROWAN_MAIL_PASSWORD_FILE", file.c_str());
    BOOST_TEST(given() == "of the file");
    variable const set("ROWAN_MAIL_PASSWORD", "of the variable");
    BOOST_TEST(given() == "of the variable");
}

BOOST_AUTO_TEST_CASE(a_folder_without_the_credential_gives_none)
{
    variable const kept("CREDENTIALS_DIRECTORY", path.c_str());
    BOOST_TEST(settings::read({})["ROWAN_MAIL_PASSWORD"] == "");
}

BOOST_AUTO_TEST_CASE(the_password_comes_from_a_file_and_is_never_shown)
{
    auto const file = (path / "password").string();
    std::ofstream(file) << "correct horse\n";
    variable const set("ROWAN_MAIL_PASSWORD_FILE", file.c_str());
    auto s = settings::read({});
    s.preset("ROWAN_MAIL", "smtp://mail.example");
    s.preset("ROWAN_MAIL_USER", "rowan");
    BOOST_TEST(s.checked().mail_server.value().password == "correct horse");
    for (auto const& line : s.shown()) {
        BOOST_TEST(line.find("horse") == line.npos);
        if (line.starts_with("ROWAN_MAIL_PASSWORD=")) BOOST_TEST(line == "ROWAN_MAIL_PASSWORD=********");
    }
}

BOOST_AUTO_TEST_SUITE_END()
