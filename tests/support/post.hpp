// Real mail servers on loopback, as processes of their own, and what arrived at them.
#pragma once

#include "support/program.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <sys/socket.h>

namespace rowan::test {

// A program of tests/support, until it is ended or destroyed.
class helper {
public:
    helper() = default;
    ~helper() { end(SIGKILL); }
    helper(helper const&) = delete;
    helper& operator=(helper const&) = delete;

    void start(std::string const& name, std::vector<std::string> words, std::filesystem::path const& says)
    {
        words.insert(words.begin(), ROWAN_SOURCE_DIR "/tests/support/" + name);
        std::vector<char*> pointers;
        for (auto& w : words) pointers.push_back(w.data());
        pointers.push_back(nullptr);
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_addopen(&actions, 1, says.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
        int const failed = ::posix_spawn(&id_, pointers[0], &actions, nullptr, pointers.data(), environ);
        posix_spawn_file_actions_destroy(&actions);
        if (failed) throw std::runtime_error("cannot start " + name);
    }
    void end(int signal)
    {
        if (id_ == 0) return;
        ::kill(id_, signal);
        ::waitpid(std::exchange(id_, 0), nullptr, 0);
    }

private:
    pid_t id_ = 0;
};

// Waits until something holds. Throws after half a minute.
template <class F> void wait_for(char const* what, F holds)
{
    auto const latest = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    while (!holds()) {
        if (std::chrono::steady_clock::now() > latest)
            throw std::runtime_error(std::string("waited in vain for ") + what);
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
}

// tests/support/smtp_server.py, which does as it is told.
class mail_server {
public:
    using words = std::vector<std::string>;

    explicit mail_server(words options = {}) { start(std::move(options)); }

    std::string url(char const* scheme = "smtp") const
    {
        return std::string(scheme) + "://127.0.0.1:" + port_;
    }
    std::filesystem::path folder() const { return home_.path / "mail"; }

    void stop() { process_.end(SIGKILL); }

    // Again, at the same port.
    void start_again(words options = {})
    {
        options.insert(options.end(), {"--port", port_});
        start(std::move(options));
    }

    struct arrival {
        int number;
        std::string recipient, message_id;
        int connection;
        bool encrypted;
        std::string user;
    };

    // What it accepted, in order.
    std::vector<arrival> arrivals() const
    {
        std::vector<arrival> all;
        std::ifstream in(folder() / "log");
        for (arrival a;
             in >> a.number >> a.recipient >> a.message_id >> a.connection >> a.encrypted >> a.user;)
            all.push_back(a);
        return all;
    }

    // The names before the @, in order: "ann bo".
    std::string whom() const
    {
        std::string names;
        for (auto const& a : arrivals())
            names += (names.empty() ? "" : " ") + a.recipient.substr(0, a.recipient.find('@'));
        return names;
    }

    std::string text(int number) const
    {
        auto const digits = std::to_string(number);
        return contents_of(folder() / (std::string(6 - digits.size(), '0') + digits + ".eml"));
    }

private:
    void start(words options)
    {
        options.insert(options.begin(), folder().string());
        process_.start("smtp_server.py", std::move(options), home_.path / "said");
        std::string said;
        wait_for("the mail server", [&] {
            said = contents_of(home_.path / "said");
            return said.ends_with('\n');
        });
        port_ = said.substr(0, said.find('\n'));
    }

    temporary_directory home_;
    std::string port_;
    helper process_;
};

// A self-signed certificate, for 127.0.0.1 or for another name.
struct certificate {
    temporary_directory home;
    std::string const file = (home.path / "certificate.pem").string(), key = (home.path / "key.pem").string();

    explicit certificate(std::string const& name = "IP:127.0.0.1")
    {
        auto const command =
            "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 "
            "-subj /CN=mail -addext subjectAltName=" +
            name + " -keyout " + key + " -out " + file + " 2>/dev/null";
        if (std::system(command.c_str()) != 0) throw std::runtime_error("openssl makes no certificate");
    }
};

// A port of 127.0.0.1 that nobody listens on now, for a server that must be told one.
inline unsigned short free_port()
{
    int const s = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    bool const bound = ::bind(s, reinterpret_cast<sockaddr*>(&address), size) == 0 &&
                       ::getsockname(s, reinterpret_cast<sockaddr*>(&address), &size) == 0;
    ::close(s);
    if (!bound) throw std::runtime_error("there is no free port");
    return ntohs(address.sin_port);
}

// Postfix, by tests/support/postfix.sh: STARTTLS, and rowan signs in with "secret".
class postfix {
public:
    explicit postfix(certificate const& c)
    {
        process_.start(
            "postfix.sh", {folder_.string(), std::to_string(port_), c.file, c.key, "rowan", "secret"},
            home_.path / "said"
        );
        wait_for("Postfix", [this] {
            return contents_of(folder_ / "log").find("daemon started") != std::string::npos;
        });
    }
    ~postfix() { process_.end(SIGTERM); }

    std::string url() const { return "smtp://127.0.0.1:" + std::to_string(port_); }

    // The files of the messages it delivered.
    std::vector<std::string> delivered() const
    {
        std::vector<std::string> all;
        auto const box = folder_ / "mail/all/new";
        if (!std::filesystem::is_directory(box)) return all;
        for (auto const& f : std::filesystem::directory_iterator(box)) all.push_back(f.path().string());
        return all;
    }

private:
    temporary_directory home_;
    std::filesystem::path const folder_ = home_.path / "postfix";
    unsigned short const port_ = free_port();
    helper process_;
};

// What other people's parsers find wrong with messages; tests/support/check_mail.py.
inline std::string faults_of_mail(std::vector<std::string> const& files)
{
    temporary_directory home;
    std::string command = ROWAN_SOURCE_DIR "/tests/support/check_mail.py";
    for (auto const& f : files) command += " " + f;
    auto const says = (home.path / "faults").string();
    bool const ran = std::system((command + " >" + says + " 2>&1").c_str()) == 0;
    return contents_of(says) + (ran ? "" : "(the parsers failed)");
}

} // namespace rowan::test
