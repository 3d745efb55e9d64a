#include "api/calendar_page.hpp"

#include "base/gzip.hpp"
#include "base/token.hpp"

namespace rowan::api {

namespace {

// Secret addresses leave no trace: not in indexes, not in the Referer of a link inside (calendar.md 48).
constexpr std::string_view for_owner = "Cache-Control: private, no-cache\r\n"
                                       "X-Robots-Tag: noindex, nofollow\r\n"
                                       "Referrer-Policy: no-referrer\r\n";
constexpr std::string_view for_anyone = "Cache-Control: public, max-age=900\r\n"
                                        "Cross-Origin-Resource-Policy: cross-origin\r\n";
constexpr std::string_view content_type = "Content-Type: text/calendar; charset=utf-8\r\n";

} // namespace

calendar_page::calendar_page(
    std::string body, instant changed_at, reader who, std::string const& file_name, bool zip
)
    : changed_at_(changed_at)
{
    auto const hash = sha256(body);
    auto const lines = [&](form& f, std::string const& tag, std::string_view coding) {
        f.tag = "\"" + tag + "\"";
        f.validators = std::string(who == reader::owner ? for_owner : for_anyone) +
                       "Vary: Accept-Encoding\r\nETag: " + f.tag +
                       "\r\nLast-Modified: " + http_date(changed_at_) + "\r\n";
        f.headers = std::string(content_type).append(coding) + f.validators;
        if (!file_name.empty())
            f.headers += "Content-Disposition: attachment; filename=\"" + file_name + "\"\r\n";
    };
    lines(plain_, hash, "");
    lines(zipped_, hash + "-gzip", "Content-Encoding: gzip\r\n");
    if (zip) zipped_.body = std::make_shared<std::string const>(gzip(body, effort::fast));
    plain_.body = std::make_shared<std::string const>(std::move(body));
}

calendar_page::form const& calendar_page::wanted(http::request const& req) const
{
    return zipped_.body && http::accepts(req.header("Accept-Encoding"), "gzip") ? zipped_ : plain_;
}

http::response calendar_page::answer(http::request const& req) const
{
    auto const& sent = wanted(req);
    if (auto const has = req.header("If-None-Match"); !has.empty()) {
        for (auto const* f : {&sent, &plain_, &zipped_}) {
            if (http::matches(has, f->tag)) return {http::status::not_modified, f->validators};
        }
        return {http::status::ok, sent.headers, sent.body};
    }
    auto const since = parse_http_date(req.header("If-Modified-Since"));
    if (since && changed_at_ <= *since) return {http::status::not_modified, sent.validators};
    return {http::status::ok, sent.headers, sent.body};
}

} // namespace rowan::api
