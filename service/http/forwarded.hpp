// Who asks, seen through the proxies in front of us.
#pragma once

#include "http/message.hpp"

#include <boost/asio/ip/address.hpp>

namespace rowan::http {

// An address as limits count it: IPv4 whole, IPv6 by its /64, which one client has to itself
// ("2001:db8::/64").
std::string address_key(boost::asio::ip::address const&);

class proxies {
public:
    // Throws boost::system::system_error if one is no address.
    explicit proxies(std::vector<std::string> const& trusted);

    bool trusts(boost::asio::ip::address const&) const;

    // The key of the right-most X-Forwarded-For hop that is no proxy of ours. What stands further left was
    // written by whom we do not know. If there is no such hop, or it is no address: the peer's.
    std::string client(boost::asio::ip::address const& peer, request const&) const;

private:
    std::vector<boost::asio::ip::address> trusted_;
};

} // namespace rowan::http
