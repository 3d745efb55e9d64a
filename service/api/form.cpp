#include "api/form.hpp"

#include "base/text.hpp"

namespace rowan::api {

namespace {

using http::json_reader;

constexpr std::size_t longest_name = 100; // characters, also of an employer
constexpr std::size_t most_workshops = 20;
constexpr std::size_t longest_slug = 100;
constexpr std::size_t most_answers = 50;

std::optional<std::string> read_text(boost::json::value const& v)
{
    if (!v.is_string()) return std::nullopt;
    std::string text(v.as_string());
    if (has_controls(text, true)) return std::nullopt;
    return text;
}

// An answer's shape; whether it fits its question is the domain's to say. No value: it has no shape of an
// answer.
std::optional<questions::given> read_answer(boost::json::value const& v)
{
    if (v.is_bool()) return v.as_bool();
    if (auto text = read_text(v)) return std::move(*text);
    if (!v.is_array()) return std::nullopt;
    std::vector<std::string> texts;
    for (auto const& one : v.as_array()) {
        auto text = read_text(one);
        if (!text) return std::nullopt;
        texts.push_back(std::move(*text));
    }
    return texts;
}

questions::answers read_answers(json_reader& in)
{
    questions::answers answers;
    auto const* given = in.optional_object("answers");
    if (!given) return answers;
    if (given->size() > most_answers) in.wrong("answers", "must be at most " + std::to_string(most_answers));
    for (auto const& [key, value] : *given) {
        auto const pointer = "answers/" + pointer_step(key);
        if (auto answer = read_answer(value))
            answers.emplace(std::string(key), std::move(*answer));
        else
            in.wrong(pointer, "must be text, a list of texts, true or false");
    }
    return answers;
}

} // namespace

registrations::form read_form(json_reader& in)
{
    registrations::form f;
    f.name = in.optional_text("name", 1, longest_name);
    f.employer = in.optional_text("employer", 0, longest_name);
    f.answers = read_answers(in);
    auto places = in.optional_texts("workshops", most_workshops, longest_slug);
    auto waiting = in.optional_texts("workshops_waiting", most_workshops, longest_slug);
    if (places || waiting)
        f.workshops = workshops::wish{
            std::move(places).value_or(std::vector<std::string>()),
            std::move(waiting).value_or(std::vector<std::string>())};
    return f;
}

} // namespace rowan::api
