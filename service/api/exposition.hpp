// Prometheus' text exposition format 0.0.4.
#pragma once

#include "base/histogram.hpp"

#include <concepts>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace rowan::api {

// Metrics one after the other, each with its samples behind it. Names and help are the program's own; a
// label's value may be anything.
class exposition {
public:
    using labels = std::initializer_list<std::pair<std::string_view, std::string_view>>;

    void counter(std::string_view name, std::string_view help) { begin(name, "counter", help); }
    void gauge(std::string_view name, std::string_view help) { begin(name, "gauge", help); }
    void histogram(std::string_view name, std::string_view help) { begin(name, "histogram", help); }

    // A sample of the metric that was begun last.
    void add(std::integral auto value, labels l = {}) { line("", l, "", std::to_string(value)); }
    void add(double value, labels l = {}) { line("", l, "", number(value)); }
    void add(distribution const&, labels = {});

    std::string const& text() const { return text_; }

private:
    static std::string number(double);
    void begin(std::string_view name, std::string_view type, std::string_view help);
    void line(std::string_view suffix, labels, std::string_view bound, std::string_view value);

    std::string text_, name_;
};

} // namespace rowan::api
