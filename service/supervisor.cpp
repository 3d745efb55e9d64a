#include "supervisor.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <systemd/sd-daemon.h>

namespace rowan::supervisor {

using namespace std::chrono_literals;

namespace {

constexpr std::chrono::microseconds longest_start = 2min, longest_stop = 60s;
constexpr std::chrono::microseconds between_words = 10s; // where nobody watches

// The names come in an array of strings, both made by malloc.
struct name_list {
    char** names = nullptr;
    ~name_list()
    {
        for (char** each = names; each && *each; ++each) std::free(*each);
        std::free(names);
    }
};

} // namespace

handed_sockets take_sockets()
{
    constexpr int tidy_environment = 1, listening = 1, any_port = 0;
    handed_sockets taken;
    name_list list;
    int const count = ::sd_listen_fds_with_names(tidy_environment, &list.names);
    if (count < 0) throw config_error("What systemd says of the sockets it hands over cannot be.");
    for (int n = 0; n < count; ++n) {
        int const socket = SD_LISTEN_FDS_START + n;
        std::string const name = list.names[n];
        if (::sd_is_socket_inet(socket, AF_UNSPEC, SOCK_STREAM, listening, any_port) <= 0)
            throw config_error("systemd hands over a socket, " + name + ", that does not listen for TCP.");
        (name == "metrics" ? taken.metrics : taken.http).push_back(socket);
    }
    return taken;
}

void tell_start()
{
    ::sd_notifyf(0, "STATUS=Opening the database.\nEXTEND_TIMEOUT_USEC=%lld", longest_start.count() * 1LL);
}

heartbeat::heartbeat(service& s) : service_(s), next_(s.loop()), pause_(between_words)
{
    std::uint64_t limit = 0; // microseconds
    watched_ = ::sd_watchdog_enabled(1, &limit) > 0;
    if (watched_) pause_ = std::chrono::microseconds(limit / 2);
    auto const words = "READY=1\nSTATUS=" + status({});
    if (::sd_notify(0, words.c_str()) > 0) beat_on();
}

void heartbeat::tell_stop()
{
    stopping_ = true;
    ::sd_notifyf(
        0, "STOPPING=1\nSTATUS=Finishing what is in hand.\nEXTEND_TIMEOUT_USEC=%lld",
        longest_stop.count() * 1LL
    );
}

void heartbeat::beat_on()
{
    next_.expires_after(pause_);
    next_.async_wait([this](boost::system::error_code ec) {
        if (ec) return;
        beat();
        beat_on();
    });
}

// A writer that is idle gives a sign every second.
void heartbeat::beat()
{
    auto const silence = service_.parts().store.figures().silence;
    auto const patience = std::clamp<std::chrono::microseconds>(pause_, 2s, storage::longest_silence);
    bool const hangs = silence > patience;
    std::string words;
    if (!stopping_)
        words = "STATUS=" + status(hangs ? std::chrono::floor<std::chrono::seconds>(silence) : 0s) + "\n";
    if (watched_ && !hangs) words += "WATCHDOG=1";
    if (!words.empty()) ::sd_notify(0, words.c_str());
}

std::string heartbeat::status(std::chrono::seconds silence) const
{
    auto& s = service_;
    if (silence > 0s) return fmt::format("The writer has given no sign for {} seconds.", silence.count());
    auto words = fmt::format("Serving on {}, {} connections", s.url(), s.server().connections());
    return words + (s.parts().store.can_write() ? "." : "; nothing can be written: the disk is full.");
}

} // namespace rowan::supervisor
