// systemd's side of the service: the sockets it hands over, and what it is told (sd_notify(3)). Where there
// is no systemd all of this does nothing.
#pragma once

#include "service.hpp"

namespace rowan::supervisor {

// The sockets that systemd listens on for us (sd_listen_fds(3)): what is named "metrics" is for those, any
// other for everybody. Throws config_error if one is not a TCP socket that listens. To be called once.
handed_sockets take_sockets();

// Before the service is made: a large log takes a while to recover.
void tell_start();

// While it lives systemd is told how the service is; and, if the unit has WatchdogSec=, that it lives: twice
// in that time, as long as its loop turns and its writer gives signs of life. On the loop's thread.
class heartbeat {
public:
    explicit heartbeat(service&); // it listens: ready

    void tell_stop(); // it finishes what it has in hand

private:
    void beat();
    void beat_on();
    std::string status(std::chrono::seconds silence) const;

    service& service_;
    boost::asio::steady_timer next_;
    std::chrono::microseconds pause_;
    bool watched_, stopping_ = false;
};

} // namespace rowan::supervisor
