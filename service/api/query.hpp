// Takes typed parameters out of a request's query and remembers everything that was wrong. An empty parameter
// is as good as none.
#pragma once

#include "base/time.hpp"
#include "http/message.hpp"

#include <boost/describe/enum_from_string.hpp>
#include <boost/describe/enumerators.hpp>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/mp11/algorithm.hpp>

namespace rowan::api {

class query_reader {
public:
    explicit query_reader(http::request const& req) : req_(req) {}

    std::optional<std::string> text(std::string_view name) const; // tidied
    bool flag(std::string_view name);                             // "true", "false"; none: false
    std::int64_t number(std::string_view name);                   // from 0 up; none: 0
    std::optional<instant> moment(std::string_view name);         // a date, or an RFC 3339 instant
    std::int64_t cursor() { return number("cursor"); }            // the `next` of a list that counts

    // An enumerator's name.
    template <class E> std::optional<E> word(std::string_view name)
    {
        auto const given = text(name);
        E e{};
        if (!given) return std::nullopt;
        if (boost::describe::enum_from_string(given->c_str(), e)) return e;
        std::string words;
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto one) {
            words += (words.empty() ? "" : ", ") + std::string(one.name);
        });
        wrong(name, "must be one of: " + words);
        return std::nullopt;
    }

    void wrong(std::string_view name, std::string why);

    // What was read, or every reason why not.
    template <class T> result<T> finish(T read) const
    {
        if (wrong_.empty()) return read;
        return error{errc::invalid, "Some parameters are wrong.", wrong_};
    }

private:
    http::request const& req_;
    std::vector<field_error> wrong_;
};

// {"<noun>": [...], "next": "100" | null}
boost::json::object
page_json(std::string_view noun, boost::json::array all, std::optional<std::int64_t> next = {});

} // namespace rowan::api
