// rowan serve, rowan demo: the program as a service.
#include "base/token.hpp"
#include "base/totp.hpp"
#include "commands/commands.hpp"
#include "commands/demo_data.hpp"
#include "supervisor.hpp"

#include <boost/asio/signal_set.hpp>
#include <fmt/format.h>

#include <csignal>
#include <iostream>

namespace rowan::commands {

namespace {

// Serves until a signal asks it to stop. SIGHUP is harmless: there is nothing to read anew.
int serve_until_told(config const& c, hooks h, std::function<void(service&)> const& started)
{
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGHUP, SIG_IGN);
    supervisor::tell_start();
    service running(c, std::move(h), supervisor::take_sockets());
    boost::asio::signal_set asked(running.loop(), SIGTERM, SIGINT);
    supervisor::heartbeat heart(running);
    asked.async_wait([&](boost::system::error_code ec, int) {
        if (ec) return;
        heart.tell_stop();
        running.stop();
    });
    started(running);
    running.run();
    return 0;
}

void print(std::string const& line)
{
    std::cout << line << '\n';
    std::cout.flush();
}

} // namespace

int serve(arguments const&, settings s)
{
    auto const c = s.checked();
    for (auto const& line : s.shown()) print(line);
    return serve_until_told(c, {}, [](service const& running) { print("Listening on " + running.url()); });
}

int demo(arguments const& a, settings s)
{
    std::filesystem::path const folder = a.option("folder").value_or("rowan-demo");
    std::filesystem::create_directories(folder);
    s.preset("ROWAN_DATABASE", (folder / "rowan.db").string());
    s.preset("ROWAN_MAIL", "dir:" + (folder / "mail").string());
    s.preset("ROWAN_LOG", (folder / "rowan.log").string());
    auto const c = s.checked();

    hooks h;
    h.mail_sent = [now = h.now](messages::due_message const& m) {
        if (m.what != messages::kind::sign_in_code) return;
        auto const factor = works_in_demo_office(m.recipient)
                                ? ", then the second factor " + totp_code(demo_secret, now())
                                : std::string();
        print("Sign-in code for " + m.recipient + ": " + shown_code(m.detail) + factor);
    };
    if (!std::filesystem::exists(c.database)) {
        print("Making the demo's data ...");
        make_demo_data(c.database, h.now());
    }
    return serve_until_told(c, h, [&](service const& running) {
        print("\nRowan's demo is at  " + running.url());
        print(
            "Its data is in      " + std::filesystem::absolute(folder).string() +
            "  (mail in mail/, the log in rowan.log)\n"
        );
        print("Sign in with one of these addresses; the code appears here and in mail/:");
        for (auto const& who : demo_people_to_sign_in_as()) print("  " + who);
        print(fmt::format(
            "\nThe head office's second factor is printed beside its sign-in codes; an authenticator app "
            "shows it "
            "too, with the secret {}",
            demo_secret
        ));
        print("\nCtrl-C stops it.");
    });
}

} // namespace rowan::commands
