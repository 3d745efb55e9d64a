// What stands in a request's header, without a copy of it. Beast does the reading; nothing is put into its
// field container, whose limits throw from inside a read.
#pragma once

#include "http/message.hpp"

#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>

namespace rowan::http {

// Views into the bytes that were parsed; gone when they are.
struct head {
    struct line {
        std::string_view name, value;
    };
    verb method = verb::unknown;
    std::string_view target;
    unsigned version = 11; // ten times major, and minor
    std::vector<line> fields;
    bool keep_alive = false;
    std::uint64_t body = 0; // Content-Length
};

// Reads one header into a `head`. More fields than `most_fields` are http::error::header_limit.
class head_parser : public boost::beast::http::basic_parser<true> {
public:
    head_parser(head& into, std::size_t most_fields) : into_(into), most_fields_(most_fields)
    {
        into_.method = verb::unknown;
        into_.fields.clear();
        body_limit(boost::none);   // framing.cpp's affair
        header_limit(0xffff'ffff); // request_reader's affair
    }

private:
    using code = boost::beast::error_code;
    using text = boost::beast::string_view;

    static std::string_view view(text t) { return {t.data(), t.size()}; }

    void on_request_impl(verb method, text, text target, int version, code&) override
    {
        into_.method = method;
        into_.target = view(target);
        into_.version = static_cast<unsigned>(version);
    }
    void on_field_impl(boost::beast::http::field, text name, text value, code& ec) override
    {
        if (into_.fields.size() == most_fields_) {
            ec = boost::beast::http::error::header_limit;
            return;
        }
        into_.fields.push_back({view(name), view(value)});
    }
    void on_header_impl(code&) override
    {
        into_.keep_alive = keep_alive();
        into_.body = content_length().value_or(0);
    }
    void on_response_impl(int, text, int, code&) override {}
    void on_body_init_impl(boost::optional<std::uint64_t> const&, code&) override {}
    std::size_t on_body_impl(text bytes, code&) override { return bytes.size(); }
    void on_chunk_header_impl(std::uint64_t, text, code&) override {}
    std::size_t on_chunk_body_impl(std::uint64_t, text bytes, code&) override { return bytes.size(); }
    void on_finish_impl(code&) override {}

    head& into_;
    std::size_t most_fields_;
};

} // namespace rowan::http
