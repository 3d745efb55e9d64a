// Questions asked at booking: which answers are answers.
#include "domain/house.hpp"

using namespace rowan;
using questions::given;
using test::answering;

namespace {

using texts = std::vector<std::string>;

// One question of each kind; only the short text must be answered.
struct with_questions : test::house {
    with_questions()
    {
        auto d = test::an_event("event", 10);
        auto const ask = [&](char const* slug, char const* kind, char const* options, bool required) {
            d.questions.push_back({slug, kind, slug, "", options, required, "the caterer", 30});
        };
        ask("name", "short_text", "", true);
        ask("story", "long_text", "", false);
        ask("lunch", "one_of", "Vegan\nHalal\nNone", false);
        ask("topics", "some_of", "Pay\nSafety at work\nPay rise", false);
        ask("photo", "yes_no", "", false);
        open(d);
    }

    std::string answers(std::string const& who)
    {
        std::vector<std::string> all;
        for (auto const& a : find(who).answers) all.push_back(a.id + "=" + a.text);
        return test::joined(all);
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(domain_questions, with_questions)

BOOST_AUTO_TEST_CASE(each_kind_of_question_takes_its_kind_of_answer)
{
    auto const long_word = [](std::size_t n) { return std::string(n, 'x'); };
    std::string accents;
    for (int n = 0; n < 200; ++n) accents += "é"; // characters count, not bytes
    struct {
        char const* question;
        given answer;
        char const* wrong; // "": fine
    } const cases[] = {
        {"name", long_word(200), ""},
        {"name", accents, ""},
        {"name", long_word(201), "must be at most 200 characters long"},
        {"name", true, "must be text"},
        {"name", std::string(), "must be answered"},
        {"story", long_word(2000), ""},
        {"story", long_word(2001), "must be at most 2000 characters long"},
        {"story", std::string(), ""},
        {"lunch", "Halal", ""},
        {"lunch", std::string(), ""},
        {"lunch", "Hal", "must be one of the options"},
        {"lunch", "halal", "must be one of the options"},
        {"lunch", "Vegan\nHalal", "must be one of the options"},
        {"lunch", texts{"Halal"}, "must be one of the options"},
        {"topics", texts{"Pay", "Safety at work"}, ""},
        {"topics", texts{}, ""},
        {"topics", texts{"Pay", "Cake"}, "must be a list of some of the options"},
        {"topics", texts{"Pay", "Pay"}, "must name each option once"},
        {"topics", texts{""}, "must be a list of some of the options"},
        {"topics", "Pay", "must be a list of some of the options"},
        {"photo", false, ""},
        {"photo", "yes", "must be true or false"},
    };
    book("ann", "event", answering("name", "Ann"));
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.question << " " << c.wrong)
        {
            auto const made = test::attempt(
                tx, registrations::change, person("ann"), reference("ann"), answering(c.question, c.answer),
                now
            );
            BOOST_TEST((made ? "" : made.error().fields.at(0).detail) == c.wrong);
            if (!made) BOOST_TEST(test::pointers(made) == std::string("/answers/") + c.question);
        }
    }
}

BOOST_AUTO_TEST_CASE(all_wrong_answers_are_named_at_once)
{
    registrations::form f;
    f.answers = {{"lunch", "Cake"}, {"photo", "perhaps"}, {"shoe size", "7"}};
    auto const refused = test::attempt(tx, registrations::place, person("ann"), "event", f, now);
    BOOST_TEST(test::word_for(refused) == "invalid");
    BOOST_TEST(
        test::pointers(refused) == "/answers/shoe size, /answers/name, /answers/lunch, /answers/photo"
    );
}

BOOST_AUTO_TEST_CASE(what_must_be_answered_must_be_so_at_booking)
{
    BOOST_TEST(book("ann") == "invalid");
    BOOST_TEST(book("ann", "event", answering("name", "Ann")) == "registered");
    BOOST_TEST(answers("ann") == "name=Ann");
}

// C6
BOOST_AUTO_TEST_CASE(a_change_leaves_the_other_answers_as_they_are)
{
    registrations::form f;
    f.answers = {{"name", "Ann"}, {"topics", texts{"Pay", "Pay rise"}}, {"photo", true}};
    BOOST_TEST(book("ann", "event", f) == "registered");
    BOOST_TEST(answers("ann") == "name=Ann, topics=Pay\nPay rise, photo=yes");
    BOOST_TEST(change("ann", answering("photo", false)) == "registered");
    BOOST_TEST(answers("ann") == "name=Ann, topics=Pay\nPay rise, photo=no");
    BOOST_TEST(change("ann", answering("name", "")) == "invalid");
    BOOST_TEST(answers("ann") == "name=Ann, topics=Pay\nPay rise, photo=no");
}

BOOST_AUTO_TEST_CASE(answers_are_forgotten_when_their_questions_time_is_over)
{
    book("ann", "event", answering("name", "Ann"));
    auto const over = events::terms_of(tx, "event")->ends_at + std::chrono::days(30);
    BOOST_TEST(questions::forget_old(tx, over - seconds(1)).value() == 0);
    BOOST_TEST(answers("ann") == "name=Ann");
    BOOST_TEST(questions::forget_old(tx, over).value() == 1);
    BOOST_TEST(answers("ann") == "");
}

BOOST_AUTO_TEST_SUITE_END()
