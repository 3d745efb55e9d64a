#include "api/snapshot.hpp"

#include "base/gzip.hpp"

namespace rowan::api {

namespace {

constexpr auto settled_after = std::chrono::seconds(1);

std::string validators(std::string const& tag)
{
    return "Cache-Control: public, no-cache\r\nVary: Accept-Encoding\r\nETag: \"" + tag + "\"\r\n";
}

} // namespace

snapshot::snapshot(http::shared_body body, std::string tag, std::chrono::steady_clock::time_point made_at)
    : body_(std::move(body)), tag_(std::move(tag)),
      headers_("Content-Type: application/json\r\n" + validators(tag_)), made_at_(made_at)
{
}

http::response snapshot::answer(http::request const& req, std::chrono::steady_clock::time_point now) const
{
    auto const zipped_tag = tag_ + "-gzip";
    if (auto const has = req.header("If-None-Match"); !has.empty()) {
        for (auto const& tag : {tag_, zipped_tag}) {
            if (http::matches(has, "\"" + tag + "\"")) return {http::status::not_modified, validators(tag)};
        }
    }
    bool const wants_gzip =
        (gzip_ || now - made_at_ >= settled_after) && http::accepts(req.header("Accept-Encoding"), "gzip");
    if (!wants_gzip) return {http::status::ok, headers_, body_};
    if (!gzip_) gzip_ = std::make_shared<std::string const>(gzip(*body_, effort::fast));
    auto const headers =
        "Content-Type: application/json\r\nContent-Encoding: gzip\r\n" + validators(zipped_tag);
    return {http::status::ok, headers, gzip_};
}

} // namespace rowan::api
