#include "http/forwarded.hpp"

#include <boost/beast/core/string.hpp>

#include <algorithm>

namespace rowan::http {

namespace ip = boost::asio::ip;

namespace {

// A listener on [::] sees IPv4 clients as ::ffff:192.0.2.1.
ip::address plain(ip::address const& address)
{
    if (!address.is_v6() || !address.to_v6().is_v4_mapped()) return address;
    return ip::make_address_v4(ip::v4_mapped, address.to_v6());
}

// Every hop of every field, in order.
std::vector<std::string> hops(request const& req)
{
    std::vector<std::string> found;
    for (auto const& f : req.fields) {
        if (!boost::beast::iequals(f.name, "X-Forwarded-For")) continue;
        found.emplace_back();
        for (char const c : f.value) {
            if (c == ',')
                found.emplace_back();
            else if (c != ' ' && c != '\t')
                found.back() += c;
        }
    }
    return found;
}

} // namespace

std::string address_key(ip::address const& given)
{
    auto const address = plain(given);
    if (address.is_v4()) return address.to_string();
    auto bytes = address.to_v6().to_bytes();
    std::fill(bytes.begin() + 8, bytes.end(), static_cast<unsigned char>(0));
    return ip::make_address_v6(bytes).to_string() + "/64";
}

proxies::proxies(std::vector<std::string> const& trusted)
{
    for (auto const& text : trusted) trusted_.push_back(plain(ip::make_address(text)));
}

bool proxies::trusts(ip::address const& address) const
{
    return std::find(trusted_.begin(), trusted_.end(), plain(address)) != trusted_.end();
}

std::string proxies::client(ip::address const& peer, request const& req) const
{
    if (!trusts(peer)) return address_key(peer);
    auto const path = hops(req);
    for (auto hop = path.rbegin(); hop != path.rend(); ++hop) {
        boost::system::error_code wrong;
        auto const address = ip::make_address(*hop, wrong);
        if (wrong) break;
        if (!trusts(address)) return address_key(address);
    }
    return address_key(peer);
}

} // namespace rowan::http
